import { useState } from 'react'
import { formatYuan } from '#basics/money.ts'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { today } from '#web/kit/today.ts'
import { divisionNames } from '../rules.ts'
import { sumOf } from './money.ts'
import type { Project } from './project-fields.ts'
import { type Head, Table } from './table.tsx'

export type Distribution = Awaited<ReturnType<typeof call.coBuilding.distributions.list>>[number]
type Portion = Distribution['portions'][number]

type Props = {
  distribution: Distribution
  project: Project
  /** The villages that whoever looks answers for: they stand first, and he may write down what came. */
  own: ReadonlySet<number>
}

/** One decision: what every village gets of it, and what has come. */
export function DistributionPanel({ distribution, project, own }: Props) {
  const [paying, setPaying] = useState<Portion | null>(null)
  const { year, fen, decidedOn, decision, withdrawnBecause } = distribution
  const isOwn = ({ villageId }: Portion) => own.has(villageId)
  const portions = [
    ...distribution.portions.filter(isOwn),
    ...distribution.portions.filter((one) => !isOwn(one)),
  ]
  const mayPay = (one: Portion) => !withdrawnBecause && (project.mayLead || isOwn(one))
  return (
    <Panel
      title={`第${year}年：${formatYuan(fen)} 元`}
      flush
      extra={<State distribution={distribution} mayLead={project.mayLead} />}
    >
      <p className="cb-inset muted">
        {decidedOn} {decision}，{divisionNames[distribution.division]}，由{distribution.decidedBy}登记
      </p>
      <Table
        label={`第${year}年收益分配`}
        rows={portions}
        unit="个村"
        rowKey={({ villageId }) => villageId}
        tone={(one) => {
          if (withdrawnBecause) return 'withdrawn'
          return !project.mayLead && isOwn(one) ? 'own' : ''
        }}
        heads={headsOf(portions, (one) => (mayPay(one) ? () => setPaying(one) : null))}
      />
      {paying && <PayDialog id={distribution.id} portion={paying} onClose={() => setPaying(null)} />}
    </Panel>
  )
}

function State({ distribution, mayLead }: { distribution: Distribution; mayLead: boolean }) {
  const { id, year, portions, withdrawnBecause } = distribution
  const withdraw = useAct(call.coBuilding.distributions.withdraw, { done: '已撤销' })
  const takeBack = async () => {
    const words = '只有还没有村到账的分配可以撤销；记录和原因会保留。'
    const reason = await askReason({ title: `撤销第${year}年的分配？`, words, submit: '撤销', danger: true })
    if (reason) await withdraw.run({ id, reason })
  }
  if (withdrawnBecause) return <StatusDot tone="quiet">已撤销：{withdrawnBecause}</StatusDot>
  const paid = portions.filter(({ paidOn }) => paidOn !== null).length
  return (
    <>
      <StatusDot tone={paid === portions.length ? 'good' : 'warning'}>
        {paid === portions.length ? '全部到账' : `${paid}/${portions.length} 个村到账`}
      </StatusDot>
      {mayLead && paid === 0 && (
        <button type="button" className="link" onClick={() => void takeBack()}>
          撤销
        </button>
      )}
    </>
  )
}

const headsOf = (portions: Portion[], pay: (one: Portion) => (() => void) | null): Head<Portion>[] => [
  {
    title: '村',
    cell: ({ villageId, name }) => (
      <PageLink className="link" to={`/villages/${villageId}`}>
        {name}
      </PageLink>
    ),
  },
  { title: '镇', cell: ({ town }) => town },
  { title: '份额', number: true, card: 'none', cell: ({ weight }) => weight },
  {
    title: '金额（元）',
    number: true,
    card: 'beside',
    cell: ({ fen }) => formatYuan(fen),
    sum: formatYuan(sumOf(portions, ({ fen }) => fen)),
  },
  {
    title: '到账',
    cell: (one) => {
      if (one.paidOn) return `${one.paidOn}（${one.receipt}）`
      const open = pay(one)
      if (!open) return '未到账'
      return (
        <button type="button" className="link" aria-label={`登记${one.name}到账`} onClick={open}>
          登记到账
        </button>
      )
    },
  },
]

function PayDialog({ id, portion, onClose }: { id: number; portion: Portion; onClose: () => void }) {
  const pay = useAct(call.coBuilding.distributions.pay, { done: '已登记到账' })
  return (
    <FormDialog
      title={`${portion.name}到账`}
      notice={`应到账 ${formatYuan(portion.fen)} 元。请核对银行到账金额。`}
      fields={[
        { kind: 'day', name: 'paidOn', label: '到账日期', required: true, until: today() },
        { kind: 'text', name: 'receipt', label: '收据编号', required: true, maximum: 60 },
      ]}
      start={{ paidOn: today() }}
      submitWord="登记"
      onSubmit={({ paidOn, receipt }) =>
        pay.send({ id, villageId: portion.villageId, paidOn: String(paidOn), receipt: String(receipt) })
      }
      onClose={onClose}
    />
  )
}

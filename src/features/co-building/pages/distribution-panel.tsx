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
import { distributionStatusNames } from '../distributions/rules.ts'
import { divisionNames } from '../rules.ts'
import { sumOf } from './money.ts'
import type { Project } from './project-fields.ts'
import { type Head, Table } from './table.tsx'
import { weightHead } from './weight-head.ts'

export type Distribution = Awaited<ReturnType<typeof call.coBuilding.distributions.list>>[number]
type Portion = Distribution['portions'][number]

type Props = {
  distribution: Distribution
  project: Project
  /** The villages that whoever looks answers for: they stand first, and he may write down what came. */
  own: ReadonlySet<number>
  /** The newest one stands open; of the others a few villages, until somebody asks. */
  newest: boolean
}

/** One distribution: how it stands, what every village gets of it, and what has come. */
export function DistributionPanel({ distribution, project, own, newest }: Props) {
  const [paying, setPaying] = useState<Portion | null>(null)
  const { year, fen, status } = distribution
  const isOwn = ({ villageId }: Portion) => own.has(villageId)
  const portions = [
    ...distribution.portions.filter(isOwn),
    ...distribution.portions.filter((one) => !isOwn(one)),
  ]
  const mayPay = (one: Portion) => status === 'decided' && (project.mayLead || isOwn(one))
  return (
    <Panel
      title={`第${year}年：${formatYuan(fen)} 元`}
      flush
      extra={
        <>
          <State distribution={distribution} />
          {project.mayLead && <Acts distribution={distribution} />}
        </>
      }
    >
      <Told distribution={distribution} />
      <Table
        label={`第${year}年收益分配`}
        rows={portions}
        unit="个村"
        most={newest ? 15 : 5}
        rowKey={({ villageId }) => villageId}
        tone={(one) => {
          if (status === 'withdrawn' || status === 'refused') return 'withdrawn'
          return !project.mayLead && isOwn(one) ? 'own' : ''
        }}
        heads={headsOf(distribution, (one) => (mayPay(one) ? () => setPaying(one) : null))}
      />
      {paying && <PayDialog id={distribution.id} portion={paying} onClose={() => setPaying(null)} />}
    </Panel>
  )
}

const tones = { waiting: 'info', agreed: 'good', refused: 'bad', withdrawn: 'quiet' } as const

function State({ distribution: { status, portions } }: { distribution: Distribution }) {
  if (status !== 'decided')
    return <StatusDot tone={tones[status]}>{distributionStatusNames[status]}</StatusDot>
  const paid = portions.filter(({ paidOn }) => paidOn !== null).length
  return paid === portions.length ? (
    <StatusDot tone="good">全部到账</StatusDot>
  ) : (
    <StatusDot tone="warning">{`${paid}/${portions.length} 个村到账`}</StatusDot>
  )
}

/** Who decided it and when, or with which paper it is asked for. */
function Told({ distribution }: { distribution: Distribution }) {
  const { decidedOn, decision, division, decidedBy, request, withdrawnBecause } = distribution
  return (
    <p className="cb-inset muted">
      {decidedOn ? `${decidedOn} ${decision}` : '分配方案报上级批复'}，{divisionNames[division]}，由
      {decidedBy}登记
      {withdrawnBecause && `。已撤销：${withdrawnBecause}`}
      {request && (
        <>
          。
          <PageLink className="link" to={`/requests/${request.id}`}>
            {request.replyNumber ?? '看请示'}
          </PageLink>
        </>
      )}
    </p>
  )
}

/** To act on what was agreed, and to take back what nobody has received. */
function Acts({ distribution }: { distribution: Distribution }) {
  const { id, year, status, portions } = distribution
  const withdraw = useAct(call.coBuilding.distributions.withdraw, { done: '已撤销' })
  const execute = useAct(call.coBuilding.distributions.execute, { done: '已下达，各村可以查看' })
  const takeBack = async () => {
    const words = '只有还没有村到账的分配可以撤销；记录和原因会保留。'
    const reason = await askReason({ title: `撤销第${year}年的分配？`, words, submit: '撤销', danger: true })
    if (reason) await withdraw.run({ id, reason })
  }
  const unpaid = portions.every(({ paidOn }) => paidOn === null)
  return (
    <>
      {status === 'agreed' && (
        <button
          type="button"
          className="button primary"
          disabled={execute.busy}
          onClick={() => void execute.run({ id })}
        >
          按批复下达
        </button>
      )}
      {status !== 'withdrawn' && unpaid && (
        <button type="button" className="link" onClick={() => void takeBack()}>
          撤销
        </button>
      )}
    </>
  )
}

const headsOf = (
  { division, portions }: Distribution,
  pay: (one: Portion) => (() => void) | null,
): Head<Portion>[] => [
  {
    title: '村',
    cell: ({ villageId, name }) => (
      <PageLink className="link" to={`/villages/${villageId}`}>
        {name}
      </PageLink>
    ),
  },
  { title: '镇', cell: ({ town }) => town },
  ...weightHead<Portion>(division),
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

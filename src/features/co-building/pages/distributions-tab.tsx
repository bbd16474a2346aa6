import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatYuan } from '#basics/money.ts'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { today } from '#web/kit/today.ts'
import { divisionNames } from '../rules.ts'
import { DecideDialog } from './decide-dialog.tsx'
import type { Project } from './project-fields.ts'
import { Table } from './table.tsx'

type Distribution = Awaited<ReturnType<typeof call.coBuilding.distributions.list>>[number]

/** 收益分配: each decision with what every village gets of it. */
export function DistributionsTab({ project }: { project: Project }) {
  const query = useQuery(ask.coBuilding.distributions.list.queryOptions({ input: { id: project.id } }))
  const [deciding, setDeciding] = useState(false)
  return (
    <div className="stack">
      <Notice>
        分配办法：{divisionNames[project.division]}
        。算到分：各村先取整数分，剩下的按最大余额法一分一分补给余额最大的村，余额相同的按登记先后。各村之和等于分配总额。
      </Notice>
      <div className="cb-acts">
        {project.mayLead && (
          <button type="button" className="button primary" onClick={() => setDeciding(true)}>
            <Icon name="plus" />
            登记分配决定
          </button>
        )}
        <a
          className="button"
          href={fileAddress(`/co-building-projects/${project.id}/distributions.xlsx`, {})}
          download
        >
          <Icon name="download" />
          导出 Excel
        </a>
      </div>
      <Answered query={query}>
        {(all) =>
          all.length === 0 ? (
            <Panel>
              <Empty title="还没有收益分配" icon="record">
                收到固定收益、付清当年本息后，登记分配决定。
              </Empty>
            </Panel>
          ) : (
            <div className="stack">
              {all.map((one) => (
                <DistributionPanel key={one.id} distribution={one} project={project} />
              ))}
            </div>
          )
        }
      </Answered>
      {deciding && <DecideDialog project={project} onClose={() => setDeciding(false)} />}
    </div>
  )
}

function DistributionPanel({ distribution, project }: { distribution: Distribution; project: Project }) {
  const [paying, setPaying] = useState<Distribution['portions'][number] | null>(null)
  const { id, year, fen, decidedOn, decision, portions, withdrawnBecause } = distribution
  const withdraw = useAct(call.coBuilding.distributions.withdraw, { done: '已撤销' })
  const takeBack = async () => {
    const words = '只有还没有村到账的分配可以撤销；记录和原因会保留。'
    const reason = await askReason({ title: `撤销第${year}年的分配？`, words, submit: '撤销', danger: true })
    if (reason) await withdraw.run({ id, reason })
  }
  const paid = portions.filter(({ paidOn }) => paidOn !== null).length
  return (
    <Panel
      title={`第${year}年：${formatYuan(fen)} 元`}
      flush
      extra={
        withdrawnBecause ? (
          <StatusDot tone="quiet">已撤销：{withdrawnBecause}</StatusDot>
        ) : (
          <>
            <StatusDot tone={paid === portions.length ? 'good' : 'warning'}>
              {paid === portions.length ? '全部到账' : `${paid}/${portions.length} 个村到账`}
            </StatusDot>
            {project.mayLead && paid === 0 && (
              <button type="button" className="link" onClick={() => void takeBack()}>
                撤销
              </button>
            )}
          </>
        )
      }
    >
      <p className="cb-inset muted">
        {decidedOn} {decision}，{divisionNames[distribution.division]}，由{distribution.decidedBy}登记
      </p>
      <Table
        label={`第${year}年收益分配`}
        rows={portions}
        rowKey={({ villageId }) => villageId}
        tone={() => (withdrawnBecause ? 'withdrawn' : '')}
        heads={[
          { title: '村', cell: ({ name }) => name },
          { title: '镇', cell: ({ town }) => town },
          { title: '份额', number: true, cell: ({ weight }) => weight },
          { title: '金额（元）', number: true, cell: (one) => formatYuan(one.fen) },
          {
            title: '到账',
            cell: (one) => {
              if (one.paidOn) return `${one.paidOn}（${one.receipt}）`
              if (withdrawnBecause) return '—'
              return (
                <button
                  type="button"
                  className="link"
                  aria-label={`登记${one.name}到账`}
                  onClick={() => setPaying(one)}
                >
                  登记到账
                </button>
              )
            },
          },
        ]}
      />
      {paying && <PayDialog id={id} portion={paying} onClose={() => setPaying(null)} />}
    </Panel>
  )
}

function PayDialog({
  id,
  portion,
  onClose,
}: {
  id: number
  portion: Distribution['portions'][number]
  onClose: () => void
}) {
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

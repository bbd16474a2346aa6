import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { When } from '#web/kit/facts.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Pager } from '#web/kit/pager.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { useMay } from '#web/session.ts'
import './archive.css'

type Loan = Awaited<ReturnType<typeof call.archive.loans.own>>[number]

const states = {
  asked: ['info', '待答复'],
  granted: ['good', '已同意'],
  declined: ['bad', '不同意'],
} as const

/** 借阅: one's own, and those that wait for whoever keeps the archive. */
export default function Loans() {
  const may = useMay()
  const [asking, setAsking] = useState(false)
  const own = { key: 'own', title: '我的借阅', show: () => <Own /> }
  const asked = { key: 'asked', title: '借阅申请', show: () => <Asked /> }
  return (
    <>
      <PageHeader
        actions={
          <button type="button" className="button primary" onClick={() => setAsking(true)}>
            申请借阅
          </button>
        }
      />
      {may('archive.keep') ? <Tabs tabs={[own, asked]} label="借阅" /> : <Own />}
      {asking && <AskDialog onClose={() => setAsking(false)} />}
    </>
  )
}

function Own() {
  const query = useQuery(ask.archive.loans.own.queryOptions({}))
  return (
    <Panel>
      <Answered query={query}>
        {(loans) =>
          loans.length === 0 ? (
            <Empty title="没有借阅">管理范围以外的档案，知道档号的可以申请借阅，同意后在期限内查看。</Empty>
          ) : (
            <ul className="archive-loans">
              {loans.map((loan) => (
                <Line key={loan.id} loan={loan} />
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
  )
}

const size = 20

function Asked() {
  const [page, setPage] = useState(1)
  const query = useQuery(ask.archive.loans.list.queryOptions({ input: { page, size } }))
  return (
    <Panel>
      <Answered query={query}>
        {({ rows, total }) =>
          total === 0 ? (
            <Empty title="没有借阅申请">有人申请借阅管理范围内的档案时，会出现在这里。</Empty>
          ) : (
            <>
              <ul className="archive-loans">
                {rows.map((loan) => (
                  <Line key={loan.id} loan={loan} keeper />
                ))}
              </ul>
              {total > size && <Pager page={page} size={size} total={total} turn={setPage} />}
            </>
          )
        }
      </Answered>
    </Panel>
  )
}

function Line({ loan, keeper }: { loan: Loan; keeper?: boolean }) {
  const [tone, word] = states[loan.status]
  return (
    <li>
      <header>
        <b className="archive-number">{loan.archiveNumber}</b>
        <StatusDot tone={tone}>{word}</StatusDot>
      </header>
      {loan.itemId && (
        <PageLink className="link" to={`/archive/${loan.itemId}`}>
          {loan.title}
        </PageLink>
      )}
      <span>
        {keeper && `${loan.name}：`}
        {loan.reason}
      </span>
      {loan.decidedBecause && <span className="muted">答复：{loan.decidedBecause}</span>}
      <span className="muted">
        申请于 <When at={loan.askedAt} />
        ，借阅至 {loan.untilOn}
        {loan.decidedBy && `，${loan.decidedBy}答复`}
      </span>
      {keeper && loan.status === 'asked' && <Decide loan={loan} />}
    </li>
  )
}

function Decide({ loan }: { loan: Loan }) {
  const grant = useAct(call.archive.loans.grant, { done: '已同意借阅' })
  const decline = useAct(call.archive.loans.decline, { done: '已答复' })
  return (
    <span className="row">
      <button
        type="button"
        className="button primary"
        disabled={grant.busy}
        onClick={() => void grant.run({ id: loan.id, untilOn: loan.untilOn })}
      >
        同意
      </button>
      <button
        type="button"
        className="button"
        disabled={decline.busy}
        onClick={async () => {
          const reason = await askReason({ title: '不同意借阅', words: '原因会告诉申请人。' })
          if (reason) await decline.run({ id: loan.id, reason })
        }}
      >
        不同意
      </button>
    </span>
  )
}

function AskDialog({ onClose }: { onClose: () => void }) {
  const send = useAct(call.archive.loans.ask, { done: '已申请，请等待答复' })
  return (
    <FormDialog
      title="申请借阅"
      notice="由档案所在的党委或政工部门答复。"
      fields={[
        {
          kind: 'text',
          name: 'archiveNumber',
          label: '档号',
          required: true,
          placeholder: 'Z001-WS·2026-Y-0001',
        },
        { kind: 'day', name: 'untilOn', label: '借阅至', required: true },
        { kind: 'words', name: 'reason', label: '用途', required: true, maximum: 500 },
      ]}
      submitWord="申请"
      onSubmit={({ archiveNumber, untilOn, reason }) =>
        send.send({ archiveNumber: String(archiveNumber), untilOn: String(untilOn), reason: String(reason) })
      }
      onClose={onClose}
    />
  )
}

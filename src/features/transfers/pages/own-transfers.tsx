import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import { PrintOwn } from '#features/slips/pages/slip-panel.tsx'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useBegin } from '#web/kit/address.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { Facts } from '#web/kit/facts.tsx'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { type Cause, isOver } from '../rules.ts'
import { causeField } from './begin-dialog.tsx'
import { type Goal, GoalPick, isGoal } from './goal-pick.tsx'
import { TransferHelp } from './help.tsx'
import { RepairDialog } from './repair-dialog.tsx'
import { type Transfer, TransferHints, TransferTimeline } from './transfer.tsx'
import { TransferPath } from './transfer-path.tsx'
import { TransferState } from './transfer-state.tsx'
import './transfers.css'

/** 我的组织关系: where it is, what is under way, and the way to ask for more. */
export default function OwnTransfers() {
  const query = useQuery(ask.transfers.own.list.queryOptions())
  const [begin, end] = useBegin()
  const [asking, setAsking] = useState(begin !== undefined)
  return (
    <>
      <PageHelp>
        <TransferHelp />
      </PageHelp>
      <PageHeader />
      <Answered query={query}>
        {({ organizationName, groupName, transfers }) => {
          const open = transfers.filter(({ state }) => !isOver(state))
          return (
            <div className="stack">
              <Panel title="组织关系所在">
                <Facts
                  facts={[
                    { label: '党支部', value: organizationName },
                    { label: '党小组', value: groupName, absent: !groupName },
                  ]}
                />
                {open.length === 0 && (
                  <button type="button" className="button primary" onClick={() => setAsking(true)}>
                    申请转出
                  </button>
                )}
              </Panel>
              {open.map((one) => (
                <OpenTransfer key={one.id} transfer={one} />
              ))}
              <PastTransfers transfers={transfers.filter(({ state }) => isOver(state))} />
            </div>
          )
        }}
      </Answered>
      {asking && (
        <AskDialog
          onClose={() => {
            setAsking(false)
            end()
          }}
        />
      )}
    </>
  )
}

function OpenTransfer({ transfer }: { transfer: Transfer }) {
  const [repairing, setRepairing] = useState(false)
  const withdraw = useAct(call.transfers.own.withdraw, { done: '已撤回' })
  const takeBack = async () => {
    const reason = await askReason({ title: '撤回申请', submit: '撤回' })
    if (reason) await withdraw.run({ id: transfer.id, reason })
  }
  return (
    <>
      <Panel
        title={`转到${transfer.toName}`}
        extra={<TransferState state={transfer.state} overdue={transfer.overdue} />}
      >
        <TransferHints transfer={transfer} />
        <div className="row">
          {transfer.may.includes('withdraw') && (
            <button type="button" className="button" onClick={() => void takeBack()}>
              撤回申请
            </button>
          )}
          {transfer.may.includes('repair') && (
            <button type="button" className="button primary" onClick={() => setRepairing(true)}>
              补正再报
            </button>
          )}
          <PrintOwn kind="transfer" subjectId={transfer.id} />
        </div>
      </Panel>
      <TransferPath transfer={transfer} />
      <TransferTimeline transfer={transfer} />
      {repairing && <RepairDialog transfer={transfer} own onClose={() => setRepairing(false)} />}
    </>
  )
}

function PastTransfers({ transfers }: { transfers: Transfer[] }) {
  return (
    <Panel title="以往的转接">
      {transfers.length === 0 ? (
        <Empty title="没有以往的转接" icon="switch" />
      ) : (
        <ul className="transfer-past">
          {transfers.map((one) => (
            <li key={one.id}>
              <span className="grow">
                {one.fromName} → {one.toName}
                {one.acceptedOn && <small className="muted">{one.acceptedOn} 接收</small>}
              </span>
              <TransferState state={one.state} overdue={false} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** 申请转出: where to and why; the branch looks at it and goes on. */
function AskDialog({ onClose }: { onClose: () => void }) {
  const [goal, setGoal] = useState<Goal>({})
  const send = useAct(call.transfers.own.ask, { done: '已提交，等待党支部核对' })
  const fields = [causeField, { kind: 'words', name: 'explanation', label: '说明', maximum: 200 } as const]
  const form = useForm(fields, { cause: 'unitChanged' }, async ({ cause, explanation }) => {
    await send.send({
      ...goal,
      cause: cause as Cause,
      explanation: explanation ? String(explanation) : undefined,
    })
    onClose()
  })
  return (
    <Sheet
      title="申请转出组织关系"
      submitWord="提交"
      width={600}
      busy={form.busy}
      blocked={!isGoal(goal)}
      error={form.error}
      onSubmit={() => void form.send()}
      onClose={onClose}
    >
      <GoalPick goal={goal} change={setGoal} />
      <FormFields
        fields={fields}
        values={form.values}
        faults={form.faults}
        change={form.change}
        draft={form.draft}
      />
    </Sheet>
  )
}

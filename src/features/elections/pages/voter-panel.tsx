import { useState } from 'react'
import { call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { useMay } from '#web/session.ts'
import { type ExclusionGround, exclusionGrounds, exclusionNames } from '../voters/rules.ts'
import type { Election } from './election.tsx'

type Member = Election['members'][number]

/** 应到会: the members of the branch, who votes, who does not and why. */
export function VoterPanel({ election }: { election: Election }) {
  const open = election.status === 'running' && !election.meetings.meeting
  return (
    <Panel
      title={`应到会有选举权 ${election.entitled} 人（名册 ${election.members.length} 人）`}
      extra={
        <a
          className="link"
          href={fileAddress(`/elections/${election.id}/papers.pdf`, { paper: 'signIn' })}
          download
        >
          打印签到册
        </a>
      }
    >
      <ul className="election-people">
        {election.members.map((member) => (
          <li key={member.id}>
            <strong>{member.name}</strong>
            <Standing member={member} />
            {open && <VoterActs election={election} member={member} />}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Standing({ member: { whyNot, exclusion, politicalStatus } }: { member: Member }) {
  if (politicalStatus === 'probationaryMember') return <StatusDot>预备党员，无选举权</StatusDot>
  if (!exclusion) return <StatusDot tone="good">有选举权</StatusDot>
  const ground = `${exclusionNames[exclusion.ground]}（${exclusion.explanation}）`
  if (whyNot === null) return <StatusDot tone="warning">{`待上级批准不计入：${ground}`}</StatusDot>
  return (
    <StatusDot>{`不计入：${ground}${exclusion.approvedBy ? `，${exclusion.approvedBy}批准` : ''}`}</StatusDot>
  )
}

function VoterActs({ election, member }: { election: Election; member: Member }) {
  const may = useMay()
  const [open, setOpen] = useState(false)
  const include = useAct(call.elections.voters.include, { done: '已恢复计入' })
  const approve = useAct(call.elections.voters.approve, { done: '已批准' })
  const of = { id: election.id, personId: member.id }
  if (!may('elections.conduct') || member.politicalStatus === 'probationaryMember') return null
  if (!member.exclusion)
    return (
      <>
        <button type="button" className="link" onClick={() => setOpen(true)}>
          不计入
        </button>
        {open && <ExcludeDialog of={of} name={member.name} onClose={() => setOpen(false)} />}
      </>
    )
  return (
    <span className="row">
      {may('elections.approve') && member.exclusion.needsApproval && !member.exclusion.approvedBy && (
        <button type="button" className="link" disabled={approve.busy} onClick={() => void approve.run(of)}>
          批准
        </button>
      )}
      <button type="button" className="link" disabled={include.busy} onClick={() => void include.run(of)}>
        恢复计入
      </button>
    </span>
  )
}

function ExcludeDialog({
  of,
  name,
  onClose,
}: {
  of: { id: number; personId: number }
  name: string
  onClose: () => void
}) {
  const exclude = useAct(call.elections.voters.exclude, { done: '已提出' })
  return (
    <FormDialog
      title={`${name}不计入应到会人数`}
      notice="留党察看和被留置、逮捕的同志依规定不计入；其他情形须上级党组织批准，批准前仍计入应到会。"
      fields={[
        {
          kind: 'choice',
          name: 'ground',
          label: '情形',
          required: true,
          wide: true,
          options: exclusionGrounds.map((value) => ({ value, label: exclusionNames[value] })),
        },
        { kind: 'words', name: 'explanation', label: '说明', required: true, maximum: 500 },
      ]}
      submitWord="提出"
      onClose={onClose}
      onSubmit={({ ground, explanation }) =>
        exclude.send({ ...of, ground: ground as ExclusionGround, explanation: String(explanation) })
      }
    />
  )
}

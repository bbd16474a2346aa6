import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { RareName } from '#web/kit/facts.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Label, StatusDot } from '#web/kit/status-dot.tsx'
import { useMay } from '#web/session.ts'
import { gradeNames } from '../rules.ts'
import type { Member, Round } from './appraisal.tsx'
import { MemberDrawer } from './member-drawer.tsx'

type Asking = { what: 'read' | 'self' | 'remark' | 'excuse'; member: Member }

/** Everybody on the roll: who takes part, who has written, voted, been judged. */
export function MemberPanel({ round }: { round: Round }) {
  const [asking, setAsking] = useState<Asking | null>(null)
  const member = asking && round.members.find(({ personId }) => personId === asking.member.personId)
  const close = () => setAsking(null)
  return (
    <Panel title={`名册 ${round.members.length} 人，参加 ${round.taking} 人`}>
      <ul className="appraisal-people">
        {round.members.map((one) => (
          <li key={one.personId}>
            <strong>
              <RareName name={one.name} />
            </strong>
            <span className="grow">
              <Standing round={round} member={one} />
            </span>
            <MemberActs round={round} member={one} ask={(what) => setAsking({ what, member: one })} />
          </li>
        ))}
      </ul>
      {member && asking.what === 'read' && <MemberDrawer round={round} member={member} onClose={close} />}
      {member && asking.what === 'self' && <SelfDialog round={round} member={member} onClose={close} />}
      {member && asking.what === 'remark' && <RemarkDialog round={round} member={member} onClose={close} />}
      {member && asking.what === 'excuse' && <ExcuseDialog round={round} member={member} onClose={close} />}
    </Panel>
  )
}

function Standing({ round, member }: { round: Round; member: Member }) {
  const { state } = round
  if (member.absentBecause) return <StatusDot>未参加：{member.absentBecause}</StatusDot>
  return (
    <>
      {member.probationary && <Label>预备党员</Label>}
      <StatusDot tone={member.selfText ? 'good' : 'warning'}>
        {member.selfText ? (member.selfOnPaper ? '已自评（纸质）' : '已自评') : '未自评'}
      </StatusDot>
      {member.remarks.length > 0 && <span className="muted">互评 {member.remarks.length} 条</span>}
      {state === 'test' && (
        <StatusDot tone={member.voted ? 'good' : 'quiet'}>
          {member.voted ? '已在线投票' : '未在线投票'}
        </StatusDot>
      )}
      {member.grade && <StatusDot tone="red">{gradeNames[member.grade]}</StatusDot>}
    </>
  )
}

function MemberActs({
  round,
  member,
  ask,
}: {
  round: Round
  member: Member
  ask: (what: Asking['what']) => void
}) {
  const may = useMay()('appraisals.conduct')
  const include = useAct(call.appraisals.members.excuse, { done: '已恢复参加' })
  const early = ['open', 'self', 'mutual'].includes(round.state)
  const act = (what: Asking['what'], words: string) => (
    <button type="button" className="link" onClick={() => ask(what)}>
      {words}
    </button>
  )
  if (member.absentBecause)
    return (
      may &&
      early && (
        <button
          type="button"
          className="link"
          disabled={include.busy}
          onClick={() => void include.run({ id: round.id, personId: member.personId, because: null })}
        >
          恢复参加
        </button>
      )
    )
  return (
    <span className="row">
      {(member.selfText || member.remarks.length > 0) && act('read', '查看')}
      {may && ['self', 'mutual'].includes(round.state) && act('self', '补录自评')}
      {may && round.state === 'mutual' && act('remark', '补录互评')}
      {may && early && act('excuse', '标为未参加')}
    </span>
  )
}

type OfMember = { round: Round; member: Member; onClose: () => void }

function SelfDialog({ round, member, onClose }: OfMember) {
  const write = useAct(call.appraisals.members.writeSelf, { done: '已补录，标明为纸质材料' })
  return (
    <FormDialog
      title={`补录${member.name}的个人自评`}
      notice="按本人写的纸质材料录入，平台标明“纸质”。纸质原件请存档。"
      fields={[{ kind: 'words', name: 'text', label: '自评', required: true, rows: 10, maximum: 10_000 }]}
      start={{ text: member.selfText ?? '' }}
      submitWord="保存"
      onClose={onClose}
      onSubmit={({ text }) => write.send({ id: round.id, personId: member.personId, text: String(text) })}
    />
  )
}

function RemarkDialog({ round, member, onClose }: OfMember) {
  const write = useAct(call.appraisals.members.remark, { done: '已补录' })
  const others = round.members.filter((one) => one.personId !== member.personId && !one.absentBecause)
  return (
    <FormDialog
      title={`补录对${member.name}的互评意见`}
      fields={[
        {
          kind: 'choice',
          name: 'byId',
          label: '发言人',
          required: true,
          wide: true,
          options: others.map(({ personId, name }) => ({ value: String(personId), label: name })),
        },
        { kind: 'words', name: 'text', label: '意见', required: true, maximum: 1000, confidential: true },
      ]}
      submitWord="保存"
      onClose={onClose}
      onSubmit={({ byId, text }) =>
        write.send({ id: round.id, personId: member.personId, byId: Number(byId), text: String(text) })
      }
    />
  )
}

function ExcuseDialog({ round, member, onClose }: OfMember) {
  const excuse = useAct(call.appraisals.members.excuse, { done: '已标明' })
  return (
    <FormDialog
      title={`${member.name}未参加评议`}
      fields={[
        {
          kind: 'text',
          name: 'because',
          label: '原因',
          required: true,
          wide: true,
          maximum: 200,
          placeholder: '例如 长期驻外、住院治疗',
        },
      ]}
      submitWord="标明未参加"
      onClose={onClose}
      onSubmit={({ because }) =>
        excuse.send({ id: round.id, personId: member.personId, because: String(because) })
      }
    />
  )
}

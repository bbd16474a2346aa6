import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { PageLink, useGo } from '#web/kit/page-link.tsx'
import { today } from '#web/kit/today.ts'
import { useMay } from '#web/session.ts'
import type { MeetingPart } from '../meetings/rules.ts'
import type { RequestPart } from '../requests/rules.ts'
import { BaseDialog } from './base-dialog.tsx'
import { CountDialog } from './count-dialog.tsx'
import type { Election } from './election.tsx'
import { MeetingDialog } from './meeting-dialog.tsx'
import { NominateDialog } from './nominate-dialog.tsx'
import { PrepareDialog } from './prepare-dialog.tsx'

type Step = Election['steps'][number]
type Props = { election: Election; step: Step }

/** The one button that does the next act of a step, or takes to where it is done. */
export function StepAct({ election, step }: Props) {
  const may = useMay()('elections.conduct')
  if (!may) return null
  const part = {
    request: 'request',
    reply: 'request',
    candidates: 'candidates',
    report: 'result',
    approval: 'result',
  }[step.key as string] as RequestPart | undefined
  if (part) return <PaperAct election={election} step={step} part={part} />
  if (step.key === 'decision')
    return (
      <Opens word="登记会议">
        {(close) => <MeetingDialog election={election} part="decision" onClose={close} />}
      </Opens>
    )
  if (step.key === 'nomination') return <Nominate election={election} />
  if (step.key === 'preparation') return <Prepare election={election} />
  return <Elect election={election} part={step.key as MeetingPart} />
}

function Opens({ word, children }: { word: string; children: (close: () => void) => React.ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="button primary" onClick={() => setOpen(true)}>
        {word}
      </button>
      {open && children(() => setOpen(false))}
    </>
  )
}

/** A 请示 is started, or the one under way opened; a reply on paper is noted by the organization above. */
function PaperAct({ election, step, part }: Props & { part: RequestPart }) {
  const { id } = election
  const go = useGo()
  const mayNote = useMay()('elections.approve')
  const [noting, setNoting] = useState(false)
  const start = useAct(call.elections.requests.start, {
    after: ({ requestId }) => go(`/requests/${requestId}`),
  })
  const register = useAct(call.elections.results.register, { done: '已登记：职务和任期已写入党组织' })
  const paper = step.paper
  if (step.key === 'approval' && paper?.state === 'agreed')
    return (
      <button
        type="button"
        className="button primary"
        disabled={register.busy}
        onClick={() => void register.run({ id })}
      >
        立即登记
      </button>
    )
  return (
    <span className="row election-acts">
      {mayNote && (
        <button type="button" className="button" onClick={() => setNoting(true)}>
          登记纸质批复
        </button>
      )}
      {paper?.requestId && paper.state !== 'refused' ? (
        <PageLink className="button primary" to={`/requests/${paper.requestId}`}>
          {paper.state === 'draft' ? '继续写请示' : '查看请示'}
        </PageLink>
      ) : (
        <button
          type="button"
          className="button primary"
          disabled={start.busy}
          onClick={() => void start.run({ id, part })}
        >
          {paper?.state === 'refused' ? '重新起草请示' : '起草请示'}
        </button>
      )}
      {noting && <NoteDialog id={id} part={part} onClose={() => setNoting(false)} />}
    </span>
  )
}

function NoteDialog({ id, part, onClose }: { id: number; part: RequestPart; onClose: () => void }) {
  const note = useAct(call.elections.requests.note, { done: '已登记批复' })
  return (
    <FormDialog
      title="登记纸质批复"
      notice="只登记已经印发的纸质批复；平台上办理的请示批复会自动接续。"
      fields={[
        {
          kind: 'text',
          name: 'number',
          label: '批复文号',
          required: true,
          maximum: 60,
          placeholder: '例如：东党〔2026〕3号',
        },
        { kind: 'day', name: 'repliedOn', label: '批复日期', required: true, until: today() },
      ]}
      start={{ repliedOn: today() }}
      submitWord="登记"
      onClose={onClose}
      onSubmit={({ number, repliedOn }) =>
        note.send({ id, part, number: String(number), repliedOn: String(repliedOn) })
      }
    />
  )
}

function Nominate({ election }: { election: Election }) {
  const post = election.posts.find((one) => one.whyNotCandidates !== null)
  if (!post) return null
  return (
    <Opens word="提名候选人">
      {(close) => <NominateDialog election={election} post={post} onClose={close} />}
    </Opens>
  )
}

function Prepare({ election }: { election: Election }) {
  return <Opens word="登记准备情况">{(close) => <PrepareDialog election={election} onClose={close} />}</Opens>
}

/** The meeting first, then a count for each post, with the base confirmed where it must be. */
function Elect({ election, part }: { election: Election; part: MeetingPart }) {
  const mayConfirm = useMay()('elections.approve')
  const meeting = part === 'meeting' ? election.meetings.meeting : election.meetings.firstMeeting
  if (!meeting)
    return (
      <Opens word="登记会议">
        {(close) => <MeetingDialog election={election} part={part} onClose={close} />}
      </Opens>
    )
  const at = part === 'meeting' ? 'membersMeeting' : 'committeeMeeting'
  const post = election.posts.find((one) => one.at === at && one.state !== 'decided')
  if (!post) return null
  if (post.state === 'unconfirmed')
    return mayConfirm ? (
      <Opens word="确认依据">{(close) => <BaseDialog election={election} onClose={close} />}</Opens>
    ) : (
      <span className="election-step-note">请上级党组织确认依据</span>
    )
  return (
    <Opens word="登记计票">
      {(close) => <CountDialog election={election} post={post} onClose={close} />}
    </Opens>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '#web/call.ts'
import { FormFields } from '#web/kit/form.tsx'
import type { MeetingPart } from '../meetings/rules.ts'
import { AttendanceRoll } from './attendance-roll.tsx'
import type { Election } from './election.tsx'
import { type Known, KnownMeetings, useChosen } from './known-meetings.tsx'
import { meetingFields, useNewMeeting } from './new-meeting.ts'
import { Sheet } from './sheet.tsx'

const titles: Record<MeetingPart, string> = {
  decision: '登记研究换届的会议',
  meeting: '登记党员大会',
  firstMeeting: '登记委员会第一次会议',
}

type Props = { election: Election; part: MeetingPart; onClose: () => void }

/** What organization life knows of the meeting is read first: nothing is typed twice. */
export function MeetingDialog(props: Props) {
  const { election, part } = props
  const { data, error } = useQuery(
    ask.elections.meetings.known.queryOptions({ input: { id: election.id, part } }),
  )
  return data || error ? <MeetingForm {...props} known={data ?? []} /> : null
}

/** 会议记录: chosen of those the branch has, or written anew; the quorum is said while it is filled in. */
function MeetingForm({ election, part, known, onClose }: Props & { known: Known[] }) {
  const [chooses, setChooses] = useState(known.some(({ whyNot }) => whyNot === null))
  const fresh = useNewMeeting(election, part, onClose)
  const chosen = useChosen(election, part, onClose)
  const { form, quorum, entitled, present } = fresh
  return (
    <Sheet
      title={titles[part]}
      submitWord={chooses ? '选用' : '登记'}
      busy={chooses ? chosen.busy : form.busy}
      blocked={chooses && !chosen.ready}
      error={chooses ? chosen.error : (form.error ?? form.faults.attendees)}
      onSubmit={() => void (chooses ? chosen.send() : form.send())}
      onClose={onClose}
    >
      <fieldset className="election-ways">
        <legend className="unseen">会议记录从哪里来</legend>
        <label>
          <input type="radio" name="way" checked={chooses} onChange={() => setChooses(true)} />
          选用已有会议
        </label>
        <label>
          <input type="radio" name="way" checked={!chooses} onChange={() => setChooses(false)} />
          新登记会议
        </label>
      </fieldset>
      {chooses ? (
        <KnownMeetings election={election} known={known} chosen={chosen} />
      ) : (
        <>
          <FormFields fields={meetingFields} values={form.values} change={form.change} faults={form.faults} />
          <p className={part !== 'decision' && present < quorum ? 'election-late' : 'muted'} role="status">
            应到会有选举权 {entitled} 人，实到会 {present} 人
            {part !== 'decision' && `，至少 ${quorum} 人到会方可选举`}
          </p>
          <AttendanceRoll lines={fresh.roll} tasks={fresh.tasks} change={fresh.setRoll} />
        </>
      )}
    </Sheet>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { AttendanceRoll, type Line } from '#features/elections/pages/attendance-roll.tsx'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import type { MeetingTask } from '#features/meetings/rules.ts'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Values } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { today } from '#web/kit/today.ts'
import type { Votes } from '../rules.ts'
import { quorumOf } from '../votes/rules.ts'
import { LawfulDays } from './act-dialog.tsx'
import { commonOf, following, startOf } from './act-fields.ts'
import type { Act, Admission } from './admission.tsx'
import { KnownMeetings } from './known-meetings.tsx'
import { type Count, excludedFields, meetingFields, meetingOf, votesOf } from './meeting-fields.ts'
import { VoteCount } from './vote-count.tsx'

type Roll = Awaited<ReturnType<typeof call.admissions.meetings.roll>>
type Props = { admission: Admission; act: Act; onClose: () => void }
const tasks: MeetingTask[] = ['chair', 'recorder', 'scrutineer', 'teller']

/** 支部大会: who is to be there is read first. */
export function MeetingDialog(props: Props) {
  const { data } = useQuery(ask.admissions.meetings.roll.queryOptions({ input: { id: props.admission.id } }))
  return data ? <MeetingForm {...props} roll={data} /> : null
}

const startLines = ({ members }: Roll): Line[] =>
  members.map(({ id, name, politicalStatus }) => ({
    personId: id,
    name,
    voting: politicalStatus === 'fullMember',
    present: true,
    excuse: null,
    task: null,
  }))

/** The record of the meeting and the vote on one person; each is voted on separately. */
function MeetingForm({ admission, act, roll, onClose }: Props & { roll: Roll }) {
  const [lines, setLines] = useState(() => startLines(roll))
  const [typed, type] = useState<Partial<Count>>({})
  const [chosen, choose] = useState<number | null>(null)
  const send = useSend(act)
  const start: Values = { ...startOf(act.act, today()), outcome: 'confirm' }
  const known = roll.meetings.find(({ id }) => id === chosen)
  const form = useForm(meetingFields(act, start, known), start, async (values) => {
    const { entitled, present, ...votes } = votesOf(typed, lines, values, known)
    await send({
      id: admission.id,
      ...commonOf(act, values),
      ...meetingOf(act, admission.name, values, lines, known),
      votes,
    })
    onClose()
  })
  const votes = votesOf(typed, lines, form.values, known)
  return (
    <Sheet
      title={`${admission.name}：${act.title}`}
      submitWord="登记"
      busy={form.busy}
      error={form.error}
      onSubmit={() => void form.send()}
      onClose={onClose}
    >
      <LawfulDays act={act} on={String(form.values.on ?? today())} />
      <FormFields
        fields={meetingFields(act, form.values, known)}
        values={form.values}
        change={(next) => {
          if ('on' in next) choose(null)
          form.change(following(form.values, next))
        }}
        faults={form.faults}
      />
      <KnownMeetings
        meetings={roll.meetings.filter(({ heldOn }) => heldOn === form.values.on)}
        known={known}
        choose={choose}
      />
      {!known && (
        <details>
          <summary>没有表决权的正式党员</summary>
          <FormFields
            fields={excludedFields(lines)}
            values={form.values}
            change={form.change}
            draft={form.draft}
          />
        </details>
      )}
      <Attendance votes={votes} />
      {!known && <AttendanceRoll lines={lines} tasks={tasks} without="无表决权" change={setLines} />}
      <VoteCount votes={votes} change={(next) => type((old) => ({ ...old, ...next }))} />
    </Sheet>
  )
}

function Attendance({ votes: { entitled, present } }: { votes: Votes }) {
  const quorum = quorumOf(entitled)
  return (
    <p className={present < quorum ? 'admission-late' : 'muted'} role="status">
      {`应到会有表决权的正式党员 ${entitled} 人，实到会 ${present} 人，至少 ${quorum} 人到会方可表决`}
    </p>
  )
}

type Send = (input: Record<string, unknown>) => Promise<Admission>

function useSend(act: Act): Send {
  const { admission, confirmation } = call.admissions.meetings
  const endpoint = (act.act === 'branchMeeting' ? admission : confirmation) as unknown as Send
  return useAct(endpoint, { done: `已登记：${act.title}` }).send
}

import { useState } from 'react'
import { attendanceOf, type MeetingTask } from '#features/meetings/rules.ts'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { today } from '#web/kit/today.ts'
import { quorumOf } from '../voters/rules.ts'
import { AttendanceRoll, type Line } from './attendance-roll.tsx'
import type { Election } from './election.tsx'
import { Sheet } from './sheet.tsx'

export type Part = 'decision' | 'meeting' | 'firstMeeting'

const titles: Record<Part, string> = {
  decision: '登记研究换届的会议',
  meeting: '登记党员大会',
  firstMeeting: '登记委员会第一次会议',
}
const agendas: Record<Part, string> = {
  decision: '研究换届选举事项',
  meeting: '听取和审议工作报告\n通过选举办法和监票人、计票人名单\n选举',
  firstMeeting: '选举书记、副书记\n研究委员分工',
}

const fields: Field[] = [
  { kind: 'day', name: 'heldOn', label: '会议日期', required: true, until: today() },
  { kind: 'text', name: 'place', label: '地点', required: true, maximum: 100 },
  { kind: 'words', name: 'agenda', label: '议程', required: true, rows: 3, hint: '每行一项' },
  { kind: 'words', name: 'resolutions', label: '决议', rows: 2, hint: '每行一项' },
]

/** Who is to be at the meeting, as the server will ask for it. */
function invited(election: Election, part: Part): Omit<Line, 'present' | 'task' | 'excuse'>[] {
  const all = election.members.map(({ id, name, whyNot }) => ({
    personId: id,
    name,
    voting: whyNot === null,
  }))
  if (part === 'meeting') return all
  const office = election.officers.map(({ personId, name }) => ({ personId, name, voting: true }))
  const elected = election.posts
    .filter(({ post }) => post === 'committeeMember')
    .flatMap((post) => post.elected.map((one) => ({ ...one, voting: true })))
  const committee =
    election.kind === 'byElection'
      ? [...elected, ...office.filter((one) => !elected.some(({ personId }) => personId === one.personId))]
      : elected
  const people = part === 'decision' ? office : committee
  return people.length > 1 ? people : all
}

const linesOf = (text: unknown) =>
  String(text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** 会议记录: when, where, who was there, and who did what; the quorum is said while it is filled in. */
export function MeetingDialog({
  election,
  part,
  onClose,
}: {
  election: Election
  part: Part
  onClose: () => void
}) {
  const [roll, setRoll] = useState<Line[]>(() =>
    invited(election, part).map((one) => ({ ...one, present: true, excuse: null, task: null })),
  )
  const record = useAct(call.elections.meetings.record, { done: '会议已登记', after: onClose })
  const form = useForm(fields, { heldOn: today(), agenda: agendas[part] }, async (values) => {
    await record.send({
      id: election.id,
      part,
      heldOn: String(values.heldOn),
      place: String(values.place),
      agenda: linesOf(values.agenda),
      resolutions: linesOf(values.resolutions),
      attendees: roll.map(({ personId, present, excuse, task }) => ({
        personId,
        present,
        excuse: present ? null : excuse,
        task: present ? task : null,
      })),
    })
  })
  const tasks: MeetingTask[] =
    part === 'meeting' ? ['chair', 'recorder', 'scrutineer', 'teller'] : ['chair', 'recorder']
  const { entitled, present } = attendanceOf(roll)
  const quorum = quorumOf(entitled)
  return (
    <Sheet
      title={titles[part]}
      submitWord="登记"
      busy={form.busy}
      error={form.error ?? form.faults.attendees}
      onSubmit={() => void form.send()}
      onClose={onClose}
    >
      <FormFields fields={fields} values={form.values} change={form.change} faults={form.faults} />
      <p className={part !== 'decision' && present < quorum ? 'election-late' : 'muted'} role="status">
        应到会有选举权 {entitled} 人，实到会 {present} 人
        {part !== 'decision' && `，至少 ${quorum} 人到会方可选举`}
      </p>
      <AttendanceRoll lines={roll} tasks={tasks} change={setRoll} />
    </Sheet>
  )
}

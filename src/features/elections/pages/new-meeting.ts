import { useState } from 'react'
import { attendanceOf, type MeetingTask } from '#features/meetings/rules.ts'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { useForm } from '#web/kit/form.tsx'
import { today } from '#web/kit/today.ts'
import type { MeetingPart } from '../meetings/rules.ts'
import { isFirst } from '../rules.ts'
import { quorumOf } from '../voters/rules.ts'
import type { Line } from './attendance-roll.tsx'
import type { Election } from './election.tsx'

const agendas: Record<MeetingPart, string> = {
  decision: '研究换届选举事项',
  meeting: '通过选举办法和监票人、计票人名单\n选举',
  firstMeeting: '选举书记、副书记\n研究委员分工',
}

/** The members hear a report before they vote, unless nobody was in office before. */
const agendaOf = (election: Election, part: MeetingPart) =>
  part === 'meeting' && !isFirst(election) ? `听取和审议工作报告\n${agendas[part]}` : agendas[part]

export const meetingFields: Field[] = [
  { kind: 'day', name: 'heldOn', label: '会议日期', required: true, until: today() },
  { kind: 'text', name: 'place', label: '地点', required: true, maximum: 100 },
  { kind: 'words', name: 'agenda', label: '议程', required: true, rows: 3, hint: '每行一项' },
  { kind: 'words', name: 'resolutions', label: '决议', rows: 2, hint: '每行一项' },
]

/** Who is to be at the meeting, as the server will ask for it. */
function invited(election: Election, part: MeetingPart): Omit<Line, 'present' | 'task' | 'excuse'>[] {
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

/** A record that is written with the election: when, where, who was there, and who did what. */
export function useNewMeeting(election: Election, part: MeetingPart, onClose: () => void) {
  const [roll, setRoll] = useState<Line[]>(() =>
    invited(election, part).map((one) => ({ ...one, present: true, excuse: null, task: null })),
  )
  const record = useAct(call.elections.meetings.record, { done: '会议已登记', after: onClose })
  const form = useForm(
    meetingFields,
    { heldOn: today(), agenda: agendaOf(election, part) },
    async (values) => {
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
    },
  )
  const tasks: MeetingTask[] =
    part === 'meeting' ? ['chair', 'recorder', 'scrutineer', 'teller'] : ['chair', 'recorder']
  const { entitled, present } = attendanceOf(roll)
  return { form, roll, setRoll, tasks, entitled, present, quorum: quorumOf(entitled) }
}

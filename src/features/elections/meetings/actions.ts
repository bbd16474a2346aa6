import { insertMeeting, type NewMeeting } from '#features/meetings/queries.ts'
import {
  type Attendee,
  attendanceOf,
  type MeetingKind,
  meetingKindNames,
  whyNotMeeting,
} from '#features/meetings/rules.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import {
  type Gathered,
  gather,
  holdRunning,
  nominationOf,
  noteDeed,
  stepFacts,
} from '../gathering/actions.ts'
import { updateElection } from '../queries.ts'
import { show } from '../reading/actions.ts'
import { winnersOf } from '../results/rules.ts'
import { whyNotElectYet } from '../steps/rules.ts'
import { quorumOf, whyNotQuorate } from '../voters/rules.ts'
import type { meetings } from './contract.ts'

type Part = 'decision' | 'meeting' | 'firstMeeting'
type Given = Parameters<ActionsOf<typeof meetings>['record']>[1]

/** Where only a secretary is in office the members decide: a meeting has a chair and a recorder. */
const fewestInOffice = 2

/** Who is to be at a meeting: the members; the committee in office; the committee as it was elected. */
function invitedTo(gathered: Gathered, part: Part): { id: number; name: string; voting: boolean }[] {
  const { row, members, voters, officers } = gathered
  const all = members.map(({ id, name }) => ({ id, name, voting: voters.some((one) => one.id === id) }))
  if (part === 'meeting') return all
  const office = new Map(officers.map(({ personId, name }) => [personId, name]))
  const elected = gathered.progress
    .filter(({ post }) => post === 'committeeMember')
    .flatMap((progress) => winnersOf([progress]))
  const committee = new Map(elected.map(({ personId, name }) => [personId, name]))
  if (row.kind === 'byElection') for (const [id, name] of office) committee.set(id, name)
  const people = part === 'decision' ? office : committee
  return people.size >= fewestInOffice ? [...people].map(([id, name]) => ({ id, name, voting: true })) : all
}

const kindOf = (gathered: Gathered, part: Part): MeetingKind =>
  part === 'meeting' || (part === 'decision' && gathered.officers.length < fewestInOffice)
    ? 'membersMeeting'
    : 'committeeMeeting'

/** Everybody invited, as the record says; who is not named was not there. */
function attendeesOf(gathered: Gathered, { part, attendees }: Given): (Attendee & { name: string })[] {
  const invited = invitedTo(gathered, part)
  const stranger = attendees.find(({ personId }) => !invited.some(({ id }) => id === personId))
  if (stranger) throw new Refusal('invalid', 'meeting-stranger', { field: 'attendees' })
  return invited.map(({ id, name, voting }) => {
    const given = attendees.find(({ personId }) => personId === id)
    const { present = false, excuse = null, task = null } = given ?? {}
    return { personId: id, name, voting, present, excuse, task }
  })
}

function refuseMeeting(ctx: Context, gathered: Gathered, given: Given, attendees: Attendee[]): void {
  const { officers, candidates } = gathered
  if (given.heldOn > ctx.today) throw new Refusal('invalid', 'meeting-in-future', { field: 'heldOn' })
  const why = whyNotMeeting({
    attendees,
    mayChair: given.part === 'meeting' ? officers.map(({ personId }) => personId) : [],
    candidates: candidates.map(({ personId }) => personId),
    ballot: given.part === 'meeting',
  })
  if (why) throw new Refusal('conflict', why, { field: 'attendees' })
  if (given.part === 'decision') return

  const attendance = attendanceOf(attendees)
  const quorum = whyNotQuorate(attendance)
  if (quorum) throw new Refusal('conflict', quorum, { ...attendance, quorum: quorumOf(attendance.entitled) })
}

/** What must be so before a meeting is held: the committee elected, or enough candidates for the members to elect. */
function refuseEarly(gathered: Gathered, part: Part): void {
  if (part === 'meeting') {
    refuseUnready(gathered)
    const why = whyNotElectYet(stepFacts(gathered))
    if (why) throw new Refusal('conflict', why, { name: gathered.row.organizationName })
  }
  const elected = gathered.progress.every(({ at, state }) => at !== 'membersMeeting' || state === 'decided')
  if (part === 'firstMeeting' && !elected)
    throw new Refusal('conflict', 'committee-not-elected', { name: gathered.row.organizationName })
}

/** The members' meeting elects among candidates: as many as the seats need. */
function refuseUnready(gathered: Gathered): void {
  for (const plan of gathered.progress.filter(({ at }) => at === 'membersMeeting')) {
    const why = nominationOf(gathered, plan)
    if (why) throw new Refusal('conflict', why, { seats: plan.seats })
  }
}

const heldAlready = ({ row }: Gathered, part: Part) =>
  ({ decision: row.decisionId, meeting: row.meetingId, firstMeeting: row.firstMeetingId })[part] !== null

const changeOf = (part: Part, id: number) =>
  ({ decision: { decisionId: id }, meeting: { meetingId: id }, firstMeeting: { firstMeetingId: id } })[part]

export const meetingActions: ActionsOf<typeof meetings> = {
  async record(ctx, given) {
    const row = await holdRunning(ctx, given.id)
    const gathered = await gather(ctx, row)
    if (heldAlready(gathered, given.part)) throw new Refusal('conflict', 'meeting-recorded', {})
    refuseEarly(gathered, given.part)
    const attendees = attendeesOf(gathered, given)
    refuseMeeting(ctx, gathered, given, attendees)

    const { heldOn, place, agenda, resolutions } = given
    const kind = kindOf(gathered, given.part)
    const meeting: NewMeeting = {
      organizationId: row.organizationId,
      kind,
      heldOn,
      place,
      agenda,
      resolutions,
      attendees,
    }
    const meetingId = await insertMeeting(ctx, meeting)
    await updateElection(ctx, row.id, changeOf(given.part, meetingId))
    const after = { meeting: meetingKindNames[kind], heldOn, place, ...attendanceOf(attendees) }
    noteDeed(ctx, row, 'meetingRecorded', { after })
    return show(ctx, row.id)
  },
}

import type { Day } from '#basics/days.ts'
import type { MeetingKind } from '#features/meetings/rules.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { type Gathered, gather, holdRunning, nominationOf, stepFacts } from '../../gathering/actions.ts'
import { updateElection } from '../../queries.ts'
import { winnersOf } from '../../results/rules.ts'
import { whyNotElectYet } from '../../steps/rules.ts'
import { type DayFacts, type MeetingPart, whyNotOnDay } from '../rules.ts'

/** Where only a secretary is in office the members decide: a meeting has a chair and a recorder. */
const fewestInOffice = 2

/** Who convenes a new branch is not its committee: what it decides its members decide. */
const inOffice = (officers: Gathered['officers']) => officers.filter(({ kind }) => kind !== 'convener')

/** Who is to be at a meeting: the members; the committee in office; the committee as it was elected. */
export function invitedTo(
  gathered: Gathered,
  part: MeetingPart,
): { id: number; name: string; voting: boolean }[] {
  const { row, members, voters, officers } = gathered
  const all = members.map(({ id, name }) => ({ id, name, voting: voters.some((one) => one.id === id) }))
  if (part === 'meeting') return all
  const office = new Map(inOffice(officers).map(({ personId, name }) => [personId, name]))
  const elected = gathered.progress
    .filter(({ post }) => post === 'committeeMember')
    .flatMap((progress) => winnersOf([progress]))
  const committee = new Map(elected.map(({ personId, name }) => [personId, name]))
  if (row.kind === 'byElection') for (const [id, name] of office) committee.set(id, name)
  const people = part === 'decision' ? office : committee
  return people.size >= fewestInOffice ? [...people].map(([id, name]) => ({ id, name, voting: true })) : all
}

export const kindOf = (gathered: Gathered, part: MeetingPart): MeetingKind =>
  part === 'meeting' || (part === 'decision' && inOffice(gathered.officers).length < fewestInOffice)
    ? 'membersMeeting'
    : 'committeeMeeting'

/** What must be so before a meeting is held: the committee elected, or enough candidates for the members to elect. */
function refuseEarly(gathered: Gathered, part: MeetingPart): void {
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

const heldAlready = ({ row }: Gathered, part: MeetingPart) =>
  ({ decision: row.decisionId, meeting: row.meetingId, firstMeeting: row.firstMeetingId })[part] !== null

/** An election whose next meeting this may be, held. @throws Refusal meeting-recorded, and what must be so before */
export async function holdForMeeting(ctx: Context, id: number, part: MeetingPart): Promise<Gathered> {
  const gathered = await gather(ctx, await holdRunning(ctx, id))
  if (heldAlready(gathered, part)) throw new Refusal('conflict', 'meeting-recorded', {})
  refuseEarly(gathered, part)
  return gathered
}

/** The days that the day of a meeting is held against. */
export function daysAround(
  { row, meetings, papers }: Gathered,
  today: Day,
): Omit<DayFacts, 'part' | 'heldOn'> {
  const replies = [papers.request.repliedOn, papers.candidates.repliedOn].filter((day) => day !== null)
  return {
    today,
    termFrom: row.termFrom,
    foundedOn: row.establishmentId === null ? null : row.establishedOn,
    decidedOn: meetings.decision?.heldOn ?? null,
    approvedOn: replies.sort().at(-1) ?? null,
    meetingOn: meetings.meeting?.heldOn ?? null,
  }
}

/** @throws Refusal meeting-in-future; meeting-before-… */
export function refuseDay(
  ctx: Pick<Context, 'today'>,
  gathered: Gathered,
  part: MeetingPart,
  heldOn: Day,
): void {
  const why = whyNotOnDay({ part, heldOn, ...daysAround(gathered, ctx.today) })
  if (why) throw new Refusal('invalid', why.code, why.facts)
}

export function keepMeeting(ctx: Context, electionId: number, part: MeetingPart, meetingId: number) {
  const change = {
    decision: { decisionId: meetingId },
    meeting: { meetingId },
    firstMeeting: { firstMeetingId: meetingId },
  }
  return updateElection(ctx, electionId, change[part])
}

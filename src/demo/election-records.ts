import { type Day, yearOf } from '#basics/days.ts'
import { countInWords } from '#features/elections/ballots/minutes/rules.ts'
import { insertBallot } from '#features/elections/ballots/queries.ts'
import { judge, type Vote } from '#features/elections/ballots/rules.ts'
import { replaceCandidates } from '#features/elections/candidates/queries.ts'
import { insertElection, updateElection } from '#features/elections/queries.ts'
import { insertReply } from '#features/elections/requests/queries.ts'
import type { RequestPart } from '#features/elections/requests/rules.ts'
import { type BallotPost, preparations } from '#features/elections/rules.ts'
import { insertMeeting } from '#features/meetings/queries.ts'
import { insertAddition } from '#features/meetings/records/queries.ts'
import type { Attendee, MeetingKind, MeetingTask } from '#features/meetings/rules.ts'
import type { Context } from '#platform/context.ts'

export type Named = { id: number; name: string }
type ElectionMeeting = Extract<MeetingKind, 'committeeMeeting' | 'membersMeeting'>
export const tasksAt: Record<ElectionMeeting, MeetingTask[]> = {
  committeeMeeting: ['chair', 'recorder'],
  membersMeeting: ['chair', 'recorder', 'scrutineer'],
}

/** A meeting at which all of them were; the first chaired, the second recorded, of the members the third watched the count. */
const held = (ctx: Context, organizationId: number, kind: ElectionMeeting, heldOn: Day, people: Named[]) =>
  insertMeeting(ctx, {
    organizationId,
    kind,
    heldOn,
    place: '支部活动室',
    agenda: ['选举新一届支部委员会'],
    resolutions: [],
    attendees: people.map((person, at): Attendee & { name: string } => ({
      ...person,
      personId: person.id,
      voting: true,
      present: true,
      excuse: null,
      task: tasksAt[kind][at] ?? null,
    })),
  })

/** Nearly all votes for each, one fewer from place to place; two for those who were too many. */
const votesOf = (people: Named[], of: number, tooMany: number) =>
  people.map(({ id, name }, at) => {
    const given = at >= people.length - tooMany ? 2 : of - at
    return { key: String(id), name, for: given, against: of - given, abstained: 0, writtenIn: false }
  })

export type Elected = {
  organizationId: number
  termId: number | null
  establishmentId?: number
  /** Who was elected, the secretary first; and the other members who vote. */
  committee: Named[]
  others: Named[]
  /** Who decided on the election: the committee in office, or, where there was none, the members. */
  decidedBy: ElectionMeeting
  decidedOn: Day
  electedOn: Day
  replies: { part: RequestPart; number: number; on: Day }[]
}

/** A whole election of a committee as it was written down, up to the last reply; nothing is registered yet. */
export async function recordElection(ctx: Context, given: Elected): Promise<number> {
  const { organizationId, termId, establishmentId = null, committee, others, electedOn } = given
  const seats = committee.length
  const plan = { plannedOn: electedOn, seats, secretaries: 1, deputies: 0, committee: true }
  const begun = { ...plan, organizationId, kind: 'election' as const, reason: null, termId, establishmentId }
  const id = await insertElection(ctx, begun)
  const meet = (kind: ElectionMeeting, heldOn: Day, people: Named[]) =>
    held(ctx, organizationId, kind, heldOn, people)
  const all = [...committee.slice(0, 1), ...others.slice(0, 2), ...committee.slice(1), ...others.slice(2)]
  const decidedBy = given.decidedBy === 'membersMeeting' ? all : committee
  const decisionId = await meet(given.decidedBy, given.decidedOn, decidedBy)
  const meetingId = await meet('membersMeeting', electedOn, all)
  const firstMeetingId = await meet('committeeMeeting', electedOn, committee)
  await updateElection(ctx, id, { prepared: [...preparations], decisionId, meetingId, firstMeetingId })

  const stood = [...committee, ...others.slice(2, 4)]
  const counting = { id, on: electedOn }
  const members = { post: 'committeeMember', seats, votes: votesOf(stood, all.length, 2) } as const
  await count(ctx, { ...counting, meetingId, of: all.length }, members)
  const secretary = { post: 'secretary', seats: 1, votes: votesOf(committee.slice(0, 1), seats, 0) } as const
  await count(ctx, { ...counting, meetingId: firstMeetingId, of: seats }, secretary)
  const nominees = stood.map((one) => one.id)
  await replaceCandidates(ctx, id, 'committeeMember', nominees)
  await replaceCandidates(ctx, id, 'secretary', nominees.slice(0, 1))
  for (const { part, number, on } of given.replies)
    await insertReply(ctx, id, { part, number: `启明所党〔${yearOf(on)}〕${number}号`, repliedOn: on })
  return id
}

type Counting = { id: number; meetingId: number; on: Day; of: number }

/** A count of so many ballots, and what came of it in the minutes of its meeting. */
async function count(
  ctx: Context,
  { id, meetingId, on, of }: Counting,
  { post, seats, votes }: { post: BallotPost; seats: number; votes: Vote[] },
): Promise<void> {
  const given = { electionId: id, round: 1, handedOut: of, returned: of, valid: of, spoiled: 0, votes }
  const then = { ...ctx, now: new Date(`${on}T17:30:00+08:00`) }
  await insertBallot(then, { ...given, post, seats })
  const verdict = judge(given, seats, { entitled: of, present: of }, null)
  await insertAddition(then, meetingId, countInWords({ post, round: 1, seats, count: given, verdict }))
}

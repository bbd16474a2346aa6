import type { Day } from '#basics/days.ts'
import { circleOf } from '#features/meetings/roll/rules.ts'
import type { Attendee, MeetingKind, MeetingStatus } from '#features/meetings/rules.ts'

/** What a meeting is for in an election. */
export const meetingParts = ['decision', 'meeting', 'firstMeeting'] as const
export type MeetingPart = (typeof meetingParts)[number]
export const meetingPartNames: Record<MeetingPart, string> = {
  decision: '研究选举事项',
  meeting: '党员大会选举',
  firstMeeting: '委员会第一次会议',
}

/** Why not, with what the sentence needs. */
export type Why = { code: string; facts: Record<string, string | number> }

export type DayFacts = {
  part: MeetingPart
  heldOn: Day
  today: Day
  termFrom: Day | null
  /** Of a first election: since when there is a branch to elect. */
  foundedOn: Day | null
  decidedOn: Day | null
  /** When the organization above last agreed to what it must agree to before the members elect. */
  approvedOn: Day | null
  meetingOn: Day | null
}

/**
 * The days follow each other: within the term, decided first, agreed to, then the members elect, then their committee
 * meets. 选举条例 (V as practice): 召开选举大会前报批.
 */
export function whyNotOnDay(facts: DayFacts): Why | null {
  const { part, heldOn, today, termFrom, decidedOn, approvedOn, meetingOn } = facts
  const why = (code: string, on: Day): Why => ({ code, facts: { field: 'heldOn', heldOn, on } })
  if (heldOn > today) return why('meeting-in-future', today)
  if (facts.foundedOn && heldOn < facts.foundedOn) return why('meeting-before-founding', facts.foundedOn)
  if (termFrom && heldOn < termFrom) return why('meeting-before-term', termFrom)
  if (part === 'decision') return null
  if (decidedOn && heldOn < decidedOn) return why('meeting-before-decision', decidedOn)
  if (part === 'meeting')
    return approvedOn && heldOn < approvedOn ? why('meeting-before-reply', approvedOn) : null
  return meetingOn && heldOn < meetingOn ? why('meeting-before-members', meetingOn) : null
}

/** A meeting of the members may be one kind and count as another; a committee meets as a committee. */
export const fits = (
  { kind, also }: { kind: MeetingKind; also: readonly MeetingKind[] },
  wanted: MeetingKind,
) => kind === wanted || (also.includes(wanted) && circleOf(kind) === circleOf(wanted))

export type RecordFacts = {
  kind: MeetingKind
  also: readonly MeetingKind[]
  status: MeetingStatus
  agenda: readonly string[]
  /** The election that has it already. */
  usedIn: string | null
  wanted: MeetingKind
}

/**
 * Why the record of a meeting is not one to choose: of another kind, still planned, without what was talked of, or the
 * meeting of another election. That other affairs voted there too is no matter: one meeting has one record.
 */
export function whyNotRecord({ kind, also, status, agenda, usedIn, wanted }: RecordFacts): Why | null {
  const why = (code: string, facts: Why['facts'] = {}): Why => ({
    code,
    facts: { field: 'meetingId', ...facts },
  })
  if (!fits({ kind, also }, wanted)) return why('meeting-chosen-kind', { wanted, kind })
  if (status === 'cancelled') return why('meeting-chosen-cancelled')
  if (status === 'planned' || status === 'notified') return why('meeting-chosen-planned')
  if (usedIn) return why('meeting-chosen-used', { name: usedIn })
  return agenda.length === 0 ? why('meeting-chosen-agenda') : null
}

type Named = { id: number; name: string; voting: boolean }

/**
 * Whether those who are to be there are on the roll of the record, each with a vote: all of them at the members’ meeting;
 * they and nobody else at the committee’s first.
 */
export function whyNotRoll(
  part: MeetingPart,
  invited: readonly Named[],
  roll: readonly (Pick<Attendee, 'personId' | 'voting'> & { name: string })[],
): Why | null {
  if (part === 'decision') return null
  const voting = new Map(roll.filter((one) => one.voting).map((one) => [one.personId, one.name]))
  const missing = invited.filter((one) => one.voting && !voting.has(one.id)).map(({ name }) => name)
  const facts = (names: string[]) => ({
    field: 'meetingId',
    names: names.slice(0, 5).join('、'),
    people: names.length,
  })
  if (missing.length > 0) return { code: 'meeting-chosen-missing', facts: facts(missing) }
  if (part === 'meeting') return null
  const strangers = [...voting]
    .filter(([id]) => !invited.some((one) => one.id === id))
    .map(([, name]) => name)
  return strangers.length > 0 ? { code: 'meeting-chosen-strangers', facts: facts(strangers) } : null
}

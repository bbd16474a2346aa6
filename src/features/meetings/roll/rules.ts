import type { MeetingKind } from '../rules.ts'

/** Who is to take part: all members of the branch, its committee, or one of its groups. 支部工作条例第十一至十三条 (V). */
export type Circle = 'members' | 'committee' | 'group'
export function circleOf(kind: MeetingKind): Circle {
  if (kind === 'committeeMeeting') return 'committee'
  return kind === 'groupMeeting' ? 'group' : 'members'
}

/**
 * How many with a vote must be there: at least half, of the committee (第十二条, V) and of the members who vote on
 * something (第十一条, V). The admission of members asks for more, and is judged by its own rules.
 */
export const leastPresent = (entitled: number): number => Math.ceil(entitled / 2)

/** Why a meeting could not decide. */
export function whyNotQuorate(facts: {
  kind: MeetingKind
  entitled: number
  present: number
  votes: boolean
}): string | null {
  const { kind, entitled, present, votes } = facts
  if (present >= leastPresent(entitled)) return null
  if (kind === 'committeeMeeting') return 'committee-quorum'
  return votes ? 'vote-quorum' : null
}

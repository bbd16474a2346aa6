import { type Day, formatDay } from '#basics/days.ts'
import { type MeetingKind, type MeetingStatus, meetingKindNames } from '#features/meetings/rules.ts'
import { type ActKey, actOf } from '../acts/rules.ts'
import type { MaterialKey } from '../materials/rules.ts'
import type { Entry, Material } from '../rules.ts'

/** 支委会; where a branch has none, its members' meeting decides. 《支部工作条例（试行）》第十一条、第十二条 (V). */
const committee: readonly MeetingKind[] = ['committeeMeeting', 'membersMeeting']
const groupToo: readonly MeetingKind[] = [...committee, 'groupMeeting']

/**
 * What is decided at a meeting without a ballot, and at which: 推荐 by the members (第八条), 支委会研究 of activist,
 * candidate, helpers, political review and the review before the pre-review (第八、九、十三至十六、十八条), 考察 once each
 * half-year (第十一、三十条). (V; which meeting considers a 考察 is left open: M)
 */
const decidedAt: Partial<Record<ActKey, readonly MeetingKind[]>> = {
  recommendation: ['membersMeeting', 'groupMeeting'],
  activist: committee,
  mentors: committee,
  review: groupToo,
  candidate: committee,
  introducers: committee,
  politicalReview: committee,
  committeeReview: committee,
  probationReview: groupToo,
}

/** At which meetings an act is decided; none of most. */
export const meetingsFor = (act: ActKey): readonly MeetingKind[] => decidedAt[act] ?? []

export type Referred = { kinds: readonly MeetingKind[]; status: MeetingStatus; heldOn: Day | null }

/** Why an act cannot refer to the record of a meeting. */
export function whyNotReferTo(act: ActKey, meeting: Referred | null, on: Day): string | null {
  if (!meeting?.kinds.some((kind) => meetingsFor(act).includes(kind))) return 'study-missing'
  return whyNotRecord(meeting) ?? (meeting.heldOn === on ? null : 'study-other-day')
}

/** Why a meeting has no record that something can rest on: it may still be changed, or was not held at all. */
export function whyNotRecord({ heldOn, status }: Pick<Referred, 'heldOn' | 'status'>): string | null {
  if (heldOn === null) return 'study-not-held'
  return status === 'confirmed' ? null : 'study-not-confirmed'
}

/** Papers that are the record of the meeting itself. */
export const isRecord = (material: MaterialKey): boolean =>
  material === 'activistDecision' || material === 'candidateDecision'

/** The record is filed with the act that refers to it, under the day of the meeting. */
export function withRecord(
  act: ActKey,
  given: readonly Material[],
  { meetingId, heldOn }: { meetingId: number; heldOn: Day },
): Material[] {
  const records = actOf(act).materials.filter(isRecord)
  return [
    ...given.filter(({ material }) => !isRecord(material)),
    ...records.map((material) => ({ material, datedOn: heldOn, meetingId })),
  ]
}

/** What a paper says of a meeting: 2026年11月3日支委会会议（应到会5人，实到会5人）. */
export const quoteOf = ({ kind, heldOn, invited, present }: NonNullable<Entry['meeting']>): string =>
  `${formatDay(heldOn)}${meetingKindNames[kind]}（应到会${invited}人，实到会${present}人）`

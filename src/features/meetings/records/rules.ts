import { addDays, type Day } from '#basics/days.ts'
import { leastPresent, whyNotQuorate } from '../roll/rules.ts'
import { type Attendee, attendanceOf, type MeetingKind, type MeetingStatus, whyNotMeeting } from '../rules.ts'

/** Later than so many days after the meeting a record is 补录 and says why (ours). */
export const lateDays = 7
export const isLate = (heldOn: Day, today: Day): boolean => addDays(heldOn, lateDays) < today

/** What was said to an item of the agenda, speaker by speaker. */
export type Speech = { speaker: string; text: string }
export type Item = { item: string; speeches: Speech[] }

export type Vote = { inFavour: number; against: number; abstained: number }
export type Resolution = { text: string; vote: Vote | null }

/** Carried by more than half of those entitled, whoever was there: 支部工作条例第十一条 (V). */
export const isCarried = ({ inFavour }: Pick<Vote, 'inFavour'>, entitled: number): boolean =>
  inFavour * 2 > entitled

/** Why a count cannot be: no more votes than people there who have one. */
export const whyNotVote = ({ inFavour, against, abstained }: Vote, present: number): string | null =>
  inFavour + against + abstained > present ? 'vote-over-present' : null

/** What may still be done with a meeting. */
export const whyNotWrite = (status: MeetingStatus): string | null =>
  status === 'confirmed' ? 'meeting-confirmed' : status === 'cancelled' ? 'meeting-cancelled' : null

export type HoldingFacts = {
  kind: MeetingKind
  heldOn: Day
  today: Day
  recordedAlready: boolean
  lateBecause: string | null
  attendees: (Attendee & { officer: boolean })[]
  resolutions: readonly Resolution[]
}

/** Whoever is in office chairs, if any of them is there. 第十四条 (V): the secretary, or who of the committee is asked to. */
const mayChair = ({ kind, attendees }: HoldingFacts): number[] =>
  kind === 'membersMeeting' || kind === 'committeeMeeting'
    ? attendees.filter(({ officer, present }) => officer && present).map(({ personId }) => personId)
    : []

/** Why a meeting cannot have been held as it is told; with the field at fault. */
export function whyNotHeld(facts: HoldingFacts): { code: string; field: string; least?: number } | null {
  const { kind, heldOn, today, lateBecause, attendees, resolutions } = facts
  if (heldOn > today) return { code: 'meeting-in-future', field: 'heldOn' }
  if (attendees.length === 0) return { code: 'meeting-without-roll', field: 'heldOn' }
  if (!facts.recordedAlready && isLate(heldOn, today) && !lateBecause)
    return { code: 'meeting-late', field: 'lateBecause' }
  const code = whyNotMeeting({ attendees, mayChair: mayChair(facts), candidates: [], ballot: false })
  if (code) return { code, field: 'attendees' }
  const { entitled, present } = attendanceOf(attendees)
  const votes = resolutions.some(({ vote }) => vote !== null)
  const quorum = whyNotQuorate({ kind, entitled, present, votes })
  return quorum === null ? null : { code: quorum, field: 'attendees', least: leastPresent(entitled) }
}

export type ConfirmingFacts = {
  status: MeetingStatus
  kinds: readonly MeetingKind[]
  agenda: readonly string[]
  lecturer: string | null
  resolutions: readonly Resolution[]
  /** Who was there with a vote. */
  present: number
}

/** Why a record is not ready to be confirmed: afterwards it can only be added to. */
export function whyNotConfirm(facts: ConfirmingFacts): { code: string; field: string } | null {
  const { status, kinds, agenda, lecturer, resolutions, present } = facts
  if (status !== 'held') return { code: whyNotWrite(status) ?? 'meeting-not-held', field: 'heldOn' }
  if (agenda.length === 0) return { code: 'meeting-without-agenda', field: 'agenda' }
  if (kinds.includes('lecture') && !lecturer) return { code: 'lecture-without-lecturer', field: 'lecturer' }
  const wrong = resolutions.find(({ vote }) => vote && whyNotVote(vote, present))
  return wrong ? { code: 'vote-over-present', field: 'resolutions' } : null
}

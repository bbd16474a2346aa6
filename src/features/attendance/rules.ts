import type { MeetingStatus } from '#features/meetings/rules.ts'

/** By the code on the screen; by the same, sent when there was a signal again; entered by who keeps the record. */
export const ways = ['code', 'delayed', 'entered'] as const
export type Way = (typeof ways)[number]

export const wayNames: Record<Way, string> = { code: '扫码', delayed: '扫码，后送达', entered: '补签' }

/** The code on the screen changes so often (ours): a picture of it that is passed on is soon seen to be old. */
export const codeSeconds = 30
/** Whoever has first to sign in to the platform has so long; later it counts as sent later. */
const freshSeconds = 5 * 60
/** What was kept on a phone without signal is still taken on the next day. */
const takenSeconds = 36 * 60 * 60

/** The turn of the code at a moment. */
export const turnAt = (now: Date): number => Math.floor(now.getTime() / 1000 / codeSeconds)
export const beginOf = (turn: number): Date => new Date(turn * codeSeconds * 1000)

export type Code = { meetingId: number; turn: number; mark: string }

/** What the mark of a code is made of: only the platform can make it. */
export const markedText = ({ meetingId, turn }: Omit<Code, 'mark'>) => `meeting-sign-in ${meetingId} ${turn}`
export const codeText = ({ meetingId, turn, mark }: Code) => `${meetingId}-${turn.toString(36)}-${mark}`

/** Reads what stood in the code; null when it is none of ours. */
export function readCode(text: string): Code | null {
  const found = /^([1-9]\d{0,8})-([0-9a-z]{1,8})-([0-9a-f]{20})$/.exec(text)
  if (!found) return null
  return {
    meetingId: Number(found[1]),
    turn: Number.parseInt(found[2] as string, 36),
    mark: found[3] as string,
  }
}

export type SignInFacts = { code: Code; mark: string; now: Date; status: MeetingStatus; onRoll: boolean }

/** Why somebody cannot sign in with a code. Sign-in is a convenience: nobody must, and the recorder decides. */
export function whyNotSignIn({ code, mark, now, status, onRoll }: SignInFacts): string | null {
  if (code.mark !== mark || code.turn > turnAt(now)) return 'sign-in-code-unknown'
  if (isOlder(code, now, takenSeconds)) return 'sign-in-too-late'
  return whyClosed(status) ?? (onRoll ? null : 'sign-in-not-on-roll')
}

const isOlder = ({ turn }: Code, now: Date, seconds: number) =>
  now.getTime() - beginOf(turn + 1).getTime() > seconds * 1000

/** A record that is confirmed, or a meeting that is not held, takes no more sign-ins. */
export function whyClosed(status: MeetingStatus): string | null {
  if (status === 'confirmed') return 'sign-in-confirmed'
  return status === 'cancelled' ? 'sign-in-cancelled' : null
}

/** When somebody was there by his code, and how it came: late is written down as late. */
export function signedBy(code: Code, now: Date): { way: Way; signedAt: Date } {
  if (isOlder(code, now, freshSeconds)) return { way: 'delayed', signedAt: beginOf(code.turn) }
  return { way: 'code', signedAt: now }
}

/** 到会率 in per cent with one decimal, by the roll of that day; null where nobody was to come. */
export const rateOf = (present: number, invited: number): number | null =>
  invited === 0 ? null : Math.round((present / invited) * 1000) / 10

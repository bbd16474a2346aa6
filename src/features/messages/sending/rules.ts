import type { Channel, DeliveryStatus, Held } from '../rules.ts'

/** 20:00–08:00 nobody is disturbed with what can wait (practice, S64: M, so a parameter). Hours of the day in Beijing. */
export const usualQuiet = { from: 20, until: 8 } as const
export type Quiet = { from: number; until: number }

/** The one digest of the day. */
const digestAt = { hour: 8, minute: 30 } as const

const hour = 3_600_000
const day = 24 * hour
/** Beijing keeps no summer time. */
const inBeijing = (instant: number) => instant + 8 * hour
const hourOf = (instant: number) => Math.floor((inBeijing(instant) % day) / hour)
const dayStart = (instant: number) => inBeijing(instant) - (inBeijing(instant) % day) - 8 * hour

export function isQuiet(now: Date, { from, until }: Quiet): boolean {
  const at = hourOf(now.getTime())
  if (from === until) return false
  return from < until ? at >= from && at < until : at >= from || at < until
}

/** The first moment that is not quiet: now, or when the quiet hours end. */
export function afterQuiet(now: Date, quiet: Quiet): Date {
  if (!isQuiet(now, quiet)) return now
  const end = dayStart(now.getTime()) + quiet.until * hour
  return new Date(end > now.getTime() ? end : end + day)
}

/** The next digest strictly after now. */
export function nextDigest(now: Date): Date {
  const at = dayStart(now.getTime()) + digestAt.hour * hour + digestAt.minute * 60_000
  return new Date(at > now.getTime() ? at : at + day)
}

/** Quiet hours that hold for somebody: what he wants, but never less than the house keeps. */
const quietOf = (own: Quiet | null): Quiet[] => (own ? [usualQuiet, own] : [usualQuiet])

/** The first moment that is quiet by none of them. */
export function afterAllQuiet(now: Date, quiets: Quiet[]): Date {
  let at = now
  // Each round leaves one of the spans; two spans that cover the whole day would never end.
  for (let round = 0; round < quiets.length * 2; round++) {
    const next = quiets.reduce((moment, quiet) => afterQuiet(moment, quiet), at)
    if (next.getTime() === at.getTime()) return at
    at = next
  }
  return afterQuiet(now, usualQuiet)
}

export type Wish = { muted: readonly Channel[]; quiet: Quiet | null; digest: boolean }
export type Planned = {
  channel: Channel
  place: number
  status: DeliveryStatus
  because: string | null
  held: Held | null
  notBefore: Date
}

export type Plan = {
  /** Channels that the template has a text for, in the order in which they are tried. */
  texts: readonly Channel[]
  enabled: readonly Channel[]
  /** Which the person can be reached by, and which of them he does not want. */
  reachable: readonly Channel[]
  wish: Wish | null
  urgent: boolean
  mandatory: boolean
  /** Whoever has no account never sees the inbox. */
  hasInbox: boolean
  sms: 'never' | 'allowed' | 'needed'
}

/**
 * By which channels a message goes, and when. SMS is used when the person has no inbox, when it is needed, or when it
 * is urgent; then the other channels stand by. What is not urgent goes with the digest of the day, unless the person
 * wants each at once. Quiet hours hold for all that is not urgent.
 */
export function plan(given: Plan, now: Date): Planned[] {
  const wanted = given.texts.filter(
    (channel) => given.enabled.includes(channel) && (channel !== 'sms' || given.sms !== 'never'),
  )
  const usable = wanted.filter((channel) => whyNotChannel(given, channel) === null)
  const chosen = inOrder(usable, given)
  const rest = wanted.filter((channel) => !chosen.includes(channel))
  return [
    ...chosen.map((channel, place) => ({
      channel,
      place,
      because: null,
      ...whenFor(given, channel, place, now),
    })),
    ...rest.map((channel, at) => ({
      channel,
      place: chosen.length + at,
      status: 'dropped' as const,
      because: whyNotChannel(given, channel) ?? 'not-needed',
      held: null,
      notBefore: now,
    })),
  ]
}

const unreached: Record<Channel, string> = { sms: 'no-number', mail: 'no-mail', push: 'no-device' }

function whyNotChannel({ reachable, wish, mandatory }: Plan, channel: Channel): string | null {
  if (!reachable.includes(channel)) return unreached[channel]
  return !mandatory && wish?.muted.includes(channel) ? 'preference' : null
}

/** SMS first for whom nothing else is sure to reach; otherwise what costs nothing, where it is seen soonest first. */
function inOrder(usable: Channel[], { sms, urgent, hasInbox }: Plan): Channel[] {
  const order: Channel[] =
    sms === 'needed' || urgent || !hasInbox ? ['sms', 'push', 'mail'] : ['push', 'mail', 'sms']
  return order.filter((channel) => usable.includes(channel))
}

function whenFor(
  { urgent, wish, sms, hasInbox }: Plan,
  channel: Channel,
  place: number,
  now: Date,
): Pick<Planned, 'status' | 'held' | 'notBefore'> {
  if (place > 0) return { status: 'waiting', held: null, notBefore: now }
  if (urgent) return { status: 'queued', held: null, notBefore: now }
  // A notice in the browser is one each: it goes when it is quiet no more, never into the digest.
  if (channel !== 'push' && sms !== 'needed' && (wish?.digest ?? (channel === 'sms' && hasInbox)))
    return {
      status: 'queued',
      held: 'digest',
      notBefore: afterAllQuiet(nextDigest(now), quietOf(wish?.quiet ?? null)),
    }
  const notBefore = afterAllQuiet(now, quietOf(wish?.quiet ?? null))
  return { status: 'queued', held: notBefore > now ? 'quiet' : null, notBefore }
}

/** Five tries: after one, four, sixteen minutes, then about an hour and four. */
const mostTries = 5
const pauses = [1, 4, 16, 64, 256]

/** What happens after a try that certainly sent nothing. `tries` counts this one. */
export function afterRefusal(
  { tries, again }: { tries: number; again: boolean },
  now: Date,
): { status: 'queued'; notBefore: Date } | { status: 'failed' } {
  if (!again || tries >= mostTries) return { status: 'failed' }
  return { status: 'queued', notBefore: new Date(now.getTime() + (pauses[tries - 1] ?? 256) * 60_000) }
}

/** What a delivery is once all that carriers said of its parts is put together; null while something is missing. */
export function fromParts(parts: { delivered: boolean | null }[]): 'delivered' | 'failed' | null {
  if (parts.some(({ delivered }) => delivered === false)) return 'failed'
  return parts.length > 0 && parts.every(({ delivered }) => delivered) ? 'delivered' : null
}

/** How many may be sent now: what the gateway takes in a minute, less what it got in the last one. */
export const roomFor = (perMinute: number, sentLastMinute: number) => Math.max(0, perMinute - sentLastMinute)

/** Handed over so long ago without a word of it that the program must have ended meanwhile. */
export const interruptedAfterMinutes = 10

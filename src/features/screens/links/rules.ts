import { addYears, type Day } from '#basics/days.ts'

export const linkStates = ['open', 'expired', 'ended'] as const
export type LinkState = (typeof linkStates)[number]
export const linkStateNames: Record<LinkState, string> = {
  open: '可以打开',
  expired: '已过期',
  ended: '已停用',
}

/** From one address so often in so many minutes: a wall opens its line anew every ten minutes. */
export const openings = { minutes: 10, most: 120 } as const

/** Looked at again after so long, it is written that it is seen; opened again after so long, that it was opened. */
export const seenEveryMinutes = 1
export const openedAgainMinutes = 60

export const stateOf = (
  { endedAt, untilOn }: { endedAt: string | null; untilOn: Day },
  today: Day,
): LinkState => {
  if (endedAt !== null) return 'ended'
  return untilOn < today ? 'expired' : 'open'
}

/** The last day until which a link may be opened that is made today. */
export const lastDay = (today: Day): Day => addYears(today, 1)

export const whyNotUntil = (untilOn: Day, today: Day): { code: string; facts: object } | null =>
  untilOn < today || untilOn > lastDay(today)
    ? { code: 'screen-link-until', facts: { last: lastDay(today), field: 'untilOn' } }
    : null

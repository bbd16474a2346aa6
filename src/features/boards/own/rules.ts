import { addDays, type Day, firstOfMonth, monthOf, weekday } from '#basics/days.ts'

export const rhythms = ['week', 'month'] as const
export type Rhythm = (typeof rhythms)[number]
export const rhythmNames: Record<Rhythm, string> = { week: '每周一', month: '每月1日' }

/** How many cards one board holds: more than fit on a page of a report, few enough to be asked at once. */
export const mostCards = 24

/** The last day on which somebody should have been told: this week's Monday, the first of this month. */
export const toldBy = (rhythm: Rhythm, today: Day): Day =>
  rhythm === 'month' ? firstOfMonth(today) : addDays(today, 1 - weekday(today))

/**
 * Whether somebody is told today: once for each Monday or first of a month since the subscription, whatever nights were
 * missed; never twice for the same.
 */
export function isDue(
  { rhythm, since, toldOn }: { rhythm: Rhythm; since: Day; toldOn: Day | null },
  today: Day,
): boolean {
  const day = toldBy(rhythm, today)
  return day > since && (toldOn === null || toldOn < day)
}

/** How a period is called in the message: 11月23日当周, 2026年11月. */
export const periodName = (rhythm: Rhythm, today: Day): string => {
  const day = toldBy(rhythm, today)
  return rhythm === 'month'
    ? `${monthOf(day).slice(0, 4)}年${Number(day.slice(5, 7))}月`
    : `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日当周`
}

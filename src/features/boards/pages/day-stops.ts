import { addDays, addMonths, firstOfMonth, lastOfMonth } from '#basics/days.ts'

/** How far back the slider goes. */
export const monthsBack = 36

/** The day that many months back: the last of its month; 0 is today. */
export const dayBack = (today: string, months: number): string =>
  months === 0 ? today : lastOfMonth(addMonths(firstOfMonth(today), -months))

/** How many months back a day lies, as the slider counts; the nearest stop. */
export function monthsBackOf(today: string, day: string | undefined): number {
  if (!day || day >= today) return 0
  const stops = Array.from({ length: monthsBack + 1 }, (_, back) => dayBack(today, back))
  const at = stops.findIndex((stop, back) => back > 0 && stop <= addDays(day, 15))
  return at < 0 ? monthsBack : at
}

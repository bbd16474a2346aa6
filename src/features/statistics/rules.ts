import { addDays, type Day, firstDayOfYear, yearOf } from '#basics/days.ts'

/** The calendar year of a day, up to that day. `before`: the last day of the year before. */
export const periodOf = (asOf: Day): { before: Day; firstDay: Day; asOf: Day; months: number } => {
  const firstDay = firstDayOfYear(yearOf(asOf))
  return { firstDay, before: addDays(firstDay, -1), asOf, months: Number(asOf.slice(5, 7)) }
}

/** Why statistics cannot be made for a day: facts lie in the past or today. */
export const whyNotAsOf = (asOf: Day, today: Day): string | null => (asOf > today ? 'as-of-in-future' : null)

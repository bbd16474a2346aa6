import { addMonths, type Day, monthOf } from './days.ts'

/** 'YYYY-MM': months compare as strings. */
export type Month = string

export const monthAfter = (month: Month, months = 1): Month => monthOf(addMonths(`${month}-01`, months))
export const firstDayOf = (month: Month): Day => `${month}-01`

/** All months from one to another, both included. */
export function monthsFrom(from: Month, until: Month): Month[] {
  const list: Month[] = []
  for (let month = from; month <= until; month = monthAfter(month)) list.push(month)
  return list
}

/** 2026-05, 2026-07 → 2026年5月 至 2026年7月; one month is told once, none not at all. */
export const spanInWords = (...months: (Month | null)[]): string =>
  [...new Set(months.flatMap((month) => (month ? monthInWords(month) : [])))].join(' 至 ')

/** 2026-05 → 2026年5月 */
export const monthInWords = (month: Month) => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`

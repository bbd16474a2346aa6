import type { Day } from '#basics/days.ts'
import {
  monthMark,
  monthsBack,
  newestTenDays,
  tenDaysMark,
  yearMark,
  yearsBack,
} from '../../entries/rules.ts'
import type { Wanted } from '../../sight/rules.ts'

/**
 * How far back is looked before everything is: the last days, so many months, so many years. `late`: only if there is
 * too much of everything.
 */
export type Steps = { days: boolean; months: number; years: number; late: boolean }

/** In which times is looked first; what holds several words, or only some of them, is rarely in any of them. */
export const steps = {
  single: { days: true, months: 6, years: 3, late: false },
  several: { days: false, months: 0, years: 0, late: true },
  eased: { days: false, months: 6, years: 0, late: true },
  titles: { days: false, months: 6, years: 0, late: false },
} satisfies Record<string, Steps>

/** A time in which is looked first: its marks, and how many times the last days it is. */
export type Time = { marks: Wanted; span: number }

/** The times in which is looked first, each wider than the one before. */
export const timesOf = (today: Day, { days, months, years }: Omit<Steps, 'late'>): Time[] => [
  ...(days ? [{ marks: { any: newestTenDays(today).map(tenDaysMark) }, span: 1 }] : []),
  ...(months ? [{ marks: { any: monthsBack(today, months).map(monthMark) }, span: 2 * months }] : []),
  ...(years ? [{ marks: { any: yearsBack(today, years).map(yearMark) }, span: 20 * years }] : []),
]

/** The mark of the ten days before these: what is held there is held often. */
export const sampleDays = (today: Day): Wanted => tenDaysMark(newestTenDays(today).at(-1) as string)

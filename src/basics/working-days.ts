import { addDays, type Day, isWeekend } from './days.ts'

/** What the holiday table says of a day: 休假, or a Saturday or Sunday that is worked (调休上班). */
export type DayKind = 'off' | 'working'

/** The days that differ from Monday to Friday. */
export type Holidays = ReadonlyMap<Day, DayKind>

/** Where no table was entered: Monday to Friday are worked. */
export const noHolidays: Holidays = new Map()

const isWorkingDay = (day: Day, holidays: Holidays): boolean =>
  (holidays.get(day) ?? (isWeekend(day) ? 'off' : 'working')) === 'working'

/** The day itself when it is worked, else the first one after it that is. */
export const nextWorkingDay = (day: Day, holidays: Holidays): Day =>
  isWorkingDay(day, holidays) ? day : nextWorkingDay(addDays(day, 1), holidays)

/**
 * The last of so many working days: the day it begins with is not counted (民法典第二百零一条), unless `inclusive`,
 * where the text that sets the period counts it.
 */
export function workingDaysAfter(
  day: Day,
  count: number,
  holidays: Holidays,
  { inclusive = false }: { inclusive?: boolean } = {},
): Day {
  let last = inclusive ? addDays(day, -1) : day
  for (let left = count; left > 0; left--) last = nextWorkingDay(addDays(last, 1), holidays)
  return last
}

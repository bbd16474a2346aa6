/** A calendar day, 'YYYY-MM-DD', without a time or a zone. Days compare as strings. */
export type Day = string

const forms = [/^(\d{4})-(\d{2})-(\d{2})$/, /^(\d{4})(\d{2})(\d{2})$/, /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/]

/** Reads `YYYY-MM-DD`, `YYYYMMDD` or `YYYY/M/D`, the forms of the feed; null unless it is a real day of 1800–2200. */
export function parseDay(text: string): Day | null {
  for (const form of forms) {
    const [, year, month, date] = form.exec(text) ?? []
    if (!year || !month || !date) continue
    const [y, m, d] = [Number(year), Number(month), Number(date)]
    const real = y >= 1800 && y <= 2200 && m >= 1 && m <= 12 && d >= 1 && d <= lastDate(y, m)
    return real ? dayOf(y, m, d) : null
  }
  return null
}

/** True for a real day of 1800–2200 written `YYYY-MM-DD`. */
export const isDay = (value: unknown): value is Day => typeof value === 'string' && parseDay(value) === value

const pad = (n: number, length = 2) => String(n).padStart(length, '0')
const dayOf = (year: number, month: number, date: number): Day => `${pad(year, 4)}-${pad(month)}-${pad(date)}`
const partsOf = (day: Day) => day.split('-').map(Number) as [number, number, number]

/** The last date of a month (1–12). */
function lastDate(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** The day some months later (or, negative, earlier): the same date, else the month's last day. 民法典第二百零二条. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = partsOf(day)
  const count = year * 12 + (month - 1) + months
  const toYear = Math.floor(count / 12)
  const toMonth = (count % 12) + 1
  return dayOf(toYear, toMonth, Math.min(date, lastDate(toYear, toMonth)))
}

export const addYears = (day: Day, years: number): Day => addMonths(day, years * 12)

export function addDays(day: Day, days: number): Day {
  const instant = new Date(0)
  const [year, month, date] = partsOf(day)
  instant.setUTCFullYear(year, month - 1, date + days)
  return dayOf(instant.getUTCFullYear(), instant.getUTCMonth() + 1, instant.getUTCDate())
}

/** Whole days from one day to another. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** Full years on a day: born 1996-12-31 is 30 on 2026-12-31; born on 29 February comes of age on 1 March. */
export function ageOn(birth: Day, day: Day): number {
  const [year, month, date] = partsOf(birth)
  const [toYear, toMonth, toDate] = partsOf(day)
  return toYear - year - (toMonth < month || (toMonth === month && toDate < date) ? 1 : 0)
}

/** The latest birth day of those who have completed the age on the day: born on or before it ⇔ ageOn ≥ age. */
export const bornAtLatest = (day: Day, age: number): Day => addYears(day, -age)

// Swedish writes days as YYYY-MM-DD.
const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
const formats = new Map<string, Intl.DateTimeFormat>()

/** The calendar day of an instant in a zone. */
export function dayIn(instant: Date, zone = 'Asia/Shanghai'): Day {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, ...parts })
  formats.set(zone, format)
  return format.format(instant)
}

/** 2026-11-24T08:00:00.000Z → 2026-11-24 16:00, in Beijing. */
export const minuteOf = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

/** 2026-11-24 → 2026年11月24日 */
export function formatDay(day: Day): string {
  const [year, month, date] = partsOf(day)
  return `${year}年${month}月${date}日`
}

/** The month of a day, 'YYYY-MM'. */
export const monthOf = (day: Day): string => day.slice(0, 7)
export const firstOfMonth = (day: Day): Day => `${monthOf(day)}-01`
export const lastOfMonth = (day: Day): Day => addDays(addMonths(firstOfMonth(day), 1), -1)
export const yearOf = (day: Day): number => Number(day.slice(0, 4))
export const firstDayOfYear = (year: number): Day => `${pad(year, 4)}-01-01`

/** 1 Monday … 7 Sunday. */
export const weekday = (day: Day): number => (((daysBetween('2024-01-01', day) % 7) + 7) % 7) + 1
export const isWeekend = (day: Day): boolean => weekday(day) > 5
/** 星期一 … 星期日 */
export const weekdayName = (day: Day): string => `星期${'一二三四五六日'[weekday(day) - 1]}`

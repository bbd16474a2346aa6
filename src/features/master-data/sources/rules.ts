/** Why an address cannot be pulled from; null when it can. Only http and https, and no password in the address. */
export function whyNotUrl(text: string): string | null {
  if (!URL.canParse(text)) return 'source-url'
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'source-url'
  return url.username || url.password ? 'source-url' : null
}

const ranges = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const

/** The values of one part of a cron expression: `*`, `5`, `1-5`, `*​/15`, `1,3`. Null: not a part. */
function valuesOf(part: string, [least, most]: readonly [number, number]): Set<number> | null {
  const values = new Set<number>()
  for (const piece of part.split(',')) {
    const [, range = '', step] = /^(\*|\d+(?:-\d+)?)(?:\/(\d+))?$/.exec(piece) ?? []
    if (!range || step === '0') return null
    const [from = least, to = step || range === '*' ? most : from] =
      range === '*' ? [least, most] : range.split('-').map(Number)
    if (from < least || to > most || from > to) return null
    for (let value = from; value <= to; value += Number(step ?? 1)) values.add(value)
  }
  return values
}

const partsOf = (cron: string) => cron.split(/\s+/)

export const whyNotCron = (cron: string): string | null => {
  const parts = partsOf(cron)
  const good = parts.length === 5 && parts.every((part, at) => valuesOf(part, ranges[at] ?? [0, 0]) !== null)
  return good ? null : 'source-cron'
}

/** A moment as the clock on the wall shows it. `weekday` 0: Sunday. */
export type WallClock = { minute: number; hour: number; date: number; month: number; weekday: number }

/** Does the expression name this minute? As cron does: of day and weekday either is enough when both are given. */
export function isDue(cron: string, at: WallClock): boolean {
  const [minute, hour, date, month, weekday] = partsOf(cron)
  const says = (part: string | undefined, place: number, value: number) =>
    valuesOf(part ?? '', ranges[place] ?? [0, 0])?.has(value) ?? false
  const onDate = says(date, 2, at.date)
  const onWeekday = says(weekday, 4, at.weekday) || (at.weekday === 0 && says(weekday, 4, 7))
  const onDay = date === '*' ? onWeekday : weekday === '*' ? onDate : onDate || onWeekday
  return says(minute, 0, at.minute) && says(hour, 1, at.hour) && says(month, 3, at.month) && onDay
}

/** The wall clock of Shanghai: eight hours ahead, without summer time since 1991. */
export function wallClock(instant: Date): WallClock {
  const shown = new Date(instant.getTime() + 8 * 3_600_000)
  return {
    minute: shown.getUTCMinutes(),
    hour: shown.getUTCHours(),
    date: shown.getUTCDate(),
    month: shown.getUTCMonth() + 1,
    weekday: shown.getUTCDay(),
  }
}

/** The minutes after the last run up to now, at most an hour back: what was slept through is not made up for. */
export function minutesSince(lastRunAt: string | null, now: Date): Date[] {
  const minute = 60_000
  const to = Math.floor(now.getTime() / minute)
  const last = lastRunAt ? Math.floor(Date.parse(lastRunAt) / minute) : to - 1
  const from = Math.max(last + 1, to - 59)
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => new Date((from + at) * minute))
}

export type Page = { records: Record<string, unknown>[]; next: string | null }

/** One page of a source's answer; a text: what is wrong with it. */
export function readPage(answer: unknown): Page | string {
  if (!answer || typeof answer !== 'object' || !('records' in answer)) return 'source-answer'
  const { records, next } = answer as { records: unknown; next?: unknown }
  const objects =
    Array.isArray(records) && records.every((one) => one && typeof one === 'object' && !Array.isArray(one))
  if (!objects) return 'source-answer'
  if (next === undefined || next === null || next === '') return { records, next: null }
  return typeof next === 'string' || typeof next === 'number'
    ? { records, next: String(next) }
    : 'source-answer'
}

/** Records by what they speak of: 工号 (employeeNo) people, else units. */
export const byKind = (records: Record<string, unknown>[]) => ({
  people: records.filter((record) => 'employeeNo' in record),
  organizations: records.filter((record) => !('employeeNo' in record)),
})

/** Pages and records of one pull. */
export const pullLimits = { pages: 10_000, records: 1_500_000 }

import { addDays, type Day, daysBetween, isWeekend, parseDay, yearOf } from '#basics/days.ts'
import type { DayKind } from '#basics/working-days.ts'

export const dayKinds = ['off', 'working'] as const satisfies DayKind[]
export const dayKindNames: Record<DayKind, string> = { off: '休假', working: '调休上班' }

export type Arranged = { day: Day; kind: DayKind; name: string }
type Fault = { code: string; facts: Record<string, string | number> }

/** More days than this one holiday never has; a longer period is a slip of the pen. */
const longest = 15

/** Why these days cannot be entered; null when they can. */
export function whyNotArrange({ from, until, kind }: { from: Day; until: Day; kind: DayKind }): Fault | null {
  if (until < from) return { code: 'calendar-ends-before', facts: { field: 'until', from } }
  if (daysBetween(from, until) >= longest)
    return { code: 'calendar-too-long', facts: { field: 'until', days: longest } }
  const workday = daysFrom(from, until).find((day) => kind === 'working' && !isWeekend(day))
  return workday ? { code: 'calendar-worked-anyway', facts: { field: 'kind', day: workday } } : null
}

export const daysFrom = (from: Day, until: Day): Day[] =>
  Array.from({ length: daysBetween(from, until) + 1 }, (_, at) => addDays(from, at))

/** Of this year and the next, those without a day off: their working days are Monday to Friday. */
export const missingYears = (entered: { year: number; off: number }[], today: Day): number[] =>
  [yearOf(today), yearOf(today) + 1].filter(
    (year) => !entered.some((one) => one.year === year && one.off > 0),
  )

export const sheetTitles = { day: '日期', kind: '类别', name: '节日' } as const

/** The days of a sheet, or what is wrong with its first faulty line. Lines above the header are left out. */
export function readLines(lines: { line: number; cells: string[] }[]): { days: Arranged[] } | Fault {
  const at = lines.findIndex(({ cells }) => headed(cells))
  const header = lines[at]?.cells.map((cell) => cell.trim()) ?? []
  if (at < 0)
    return { code: 'calendar-sheet-header', facts: { titles: Object.values(sheetTitles).join('、') } }
  const days = new Map<Day, Arranged>()
  for (const { line, cells } of lines.slice(at + 1)) {
    const cell = (title: string) => cells[header.indexOf(title)]?.trim() ?? ''
    const read = readLine(cell(sheetTitles.day), cell(sheetTitles.kind), cell(sheetTitles.name))
    if ('code' in read) return { code: read.code, facts: { ...read.facts, line } }
    if (days.has(read.day)) return { code: 'calendar-sheet-twice', facts: { line, day: read.day } }
    days.set(read.day, read)
  }
  return days.size ? { days: [...days.values()] } : { code: 'calendar-sheet-empty', facts: {} }
}

const headed = (cells: string[]) =>
  Object.values(sheetTitles).every((title) => cells.some((cell) => cell.trim() === title))

function readLine(dayText: string, kindText: string, name: string): Arranged | Fault {
  const day = parseDay(dayText)
  if (!day) return { code: 'calendar-sheet-day', facts: { text: dayText } }
  const kind = dayKinds.find((one) => dayKindNames[one] === kindText)
  if (!kind) return { code: 'calendar-sheet-kind', facts: { text: kindText } }
  if (!name || [...name].length > 20) return { code: 'calendar-sheet-name', facts: {} }
  return whyNotArrange({ from: day, until: day, kind }) ?? { day, kind, name }
}

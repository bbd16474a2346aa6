import { addDays, type Day, firstDayOfYear, yearOf } from '#basics/days.ts'

export const chapterKeys = [
  'basics',
  'roll',
  'committee',
  'groups',
  'plan',
  'meetings',
  'lectures',
  'themeDays',
  'appraisal',
  'admissions',
  'transfers',
  'dues',
  'honours',
  'items',
  'documents',
] as const
export type ChapterKey = (typeof chapterKeys)[number]

export type Cell = string | number | null
/** Where a value was taken from: in words for the print, as an address for the page. */
export type Origin = { says: string; to: string | null }
export type Column = { title: string; wide: number; kind: 'text' | 'day' | 'number' }
export type Row = { cells: Cell[]; origin: Origin | null }

/** A chapter of the year book: rows taken from what is kept elsewhere, each with the place it was taken from. */
export type Chapter = {
  key: ChapterKey
  title: string
  columns: Column[]
  rows: Row[]
  origin: Origin
  note: string | null
  /** What is said when there is nothing. */
  empty: string
}

export const text = (title: string, wide: number): Column => ({ title, wide, kind: 'text' })
export const day = (title: string): Column => ({ title, wide: 3, kind: 'day' })
export const number = (title: string): Column => ({ title, wide: 2, kind: 'number' })
export const row = (cells: Cell[], says?: string, to: string | null = null): Row => ({
  cells,
  origin: says === undefined ? null : { says, to },
})

/** The day as of which the ledger of a year is told: its last, or today while it runs. */
export function asOfYear(year: number, today: Day): Day {
  const last = addDays(firstDayOfYear(year + 1), -1)
  return last < today ? last : today
}

/** Why there is no ledger of a year: it has not begun. */
export const whyNotYear = (year: number, today: Day): string | null =>
  year > yearOf(today) ? 'ledger-year-ahead' : null

/** An address narrowed to one branch. */
export const narrowed = (path: string, organizationId: number, more: Record<string, string | number> = {}) =>
  `${path}?${Object.entries({ organizationId, ...more })
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join('&')}`

import { addDays, type Day } from '#basics/days.ts'
import type { Entry } from '../sources/rules.ts'

/**
 * Words that no text holds: where an entry lies, from where it comes and when. With them the index itself leaves out
 * what the asker may not see, before a single row is read; the columns decide afterwards.
 */
export const sourceMark = (source: string) => `s:${source}`
export const placeMark = (piece: string) => `o:${piece}`
export const belowMark = (piece: string) => `b:${piece}`
export const ownerMark = (of: 'p' | 'a', id: number) => `u:${of}${id}`
export const handMark = (hand: string) => `h:${hand}`
export const labelMark = (sensitivity: string) => `z:${sensitivity}`
export const yearMark = (year: number | string) => `y:${year}`
export const monthMark = (month: string) => `m:${month}`
/** 旬: the first ten days of a month, the second ten, the rest. */
export const tenDaysMark = (tenDays: string) => `d:${tenDays}`
const tenDaysOf = (day: Day): string =>
  `${day.slice(0, 7)}-${Math.min(3, Math.ceil(Number(day.slice(8)) / 10))}`
export const kindMark = (kind: string) => `k:${kind}`
export const columnMark = (id: number) => `c:${id}`
export const issuerMark = (issuer: string) => `i:${issuer.slice(0, 60)}`
export const titleMark = (word: string) => `t:${word}`

/** The pieces of an organization's path, from the top: 1.2.7. → 1, 2, 7 */
export const piecesOfPath = (path: string | null): string[] => (path ? path.split('.').filter(Boolean) : [])

type Placed = Pick<
  Entry,
  | 'source'
  | 'kind'
  | 'columnId'
  | 'organizationPath'
  | 'forAllBelow'
  | 'personId'
  | 'accountId'
  | 'hands'
  | 'sensitivity'
  | 'issuer'
  | 'datedOn'
>

/** The marks of an entry. `sharedPaths`: of the organizations it was given to. */
export function marksOfEntry(entry: Placed, sharedPaths: string[]): string[] {
  const places = new Set([entry.organizationPath, ...sharedPaths].flatMap(piecesOfPath))
  return [
    sourceMark(entry.source),
    ...[...places].map(placeMark),
    ...(entry.forAllBelow ? piecesOfPath(entry.organizationPath).slice(-1).map(belowMark) : []),
    ...(entry.personId ? [ownerMark('p', entry.personId)] : []),
    ...(entry.accountId ? [ownerMark('a', entry.accountId)] : []),
    ...entry.hands.map(handMark),
    ...(entry.sensitivity ? [labelMark(entry.sensitivity)] : []),
    ...(entry.kind ? [kindMark(entry.kind)] : []),
    ...(entry.columnId ? [columnMark(entry.columnId)] : []),
    ...(entry.issuer ? [issuerMark(entry.issuer)] : []),
    yearMark(entry.datedOn?.slice(0, 4) ?? 'none'),
    monthMark(entry.datedOn?.slice(0, 7) ?? 'none'),
    ...(entry.datedOn ? [tenDaysMark(tenDaysOf(entry.datedOn))] : []),
  ]
}

/** The marks of this month and those before it, the newest first. */
export function monthsBack(today: Day, count: number): string[] {
  const [year, month] = today.split('-').map(Number) as [number, number]
  return Array.from({ length: count }, (_, back) => {
    const at = year * 12 + month - 1 - back
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
}

/** This year and those before it, the newest first. */
export const yearsBack = (today: Day, count: number): number[] =>
  Array.from({ length: count }, (_, back) => Number(today.slice(0, 4)) - back)

/** The last ten to twenty days. */
export const newestTenDays = (today: Day): string[] => [
  ...new Set([tenDaysOf(today), tenDaysOf(addDays(today, -10))]),
]

/** How many entries are written at once: at first, and at most. */
export const fewest = 5
const mostAtOnce = 40
/** Milliseconds that somebody waits without noticing. */
const unnoticed = 120

/** How many to write next, when so many took so long: a slow or busy machine writes fewer at once. */
export function nextCount(count: number, took: number): number {
  if (took > unnoticed) return Math.max(1, Math.floor(count / 2))
  return took < unnoticed / 2 ? Math.min(mostAtOnce, count + 5) : count
}

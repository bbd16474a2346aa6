import type { Subject, Where } from '../../tables/rules.ts'
import type { Filled } from '../../tally/rules.ts'

/** Whom to look at: the same kind of definition as a cell's. */
export type Suspects = { subject: Subject; where: Where }

/**
 * One check of a set: two numbers that must be equal. `error`: something is wrong; `explain`: it may be so, but the
 * annual form wants a list of names or a word of explanation.
 */
export type Check = {
  rule: string
  title: string
  severity: 'error' | 'explain'
  table: string | null
  holds: boolean
  left: number
  right: number
  /** The fact at fault, and what to do about it. */
  field: string | null
  remedy: string
  suspects: Suspects | null
}

/** Two numbers that must be equal. */
export const equal = (
  rule: string,
  title: string,
  table: string | null,
  left: number,
  right: number,
  more: Partial<Check> = {},
): Check => ({
  rule,
  title,
  severity: 'error',
  table,
  holds: left === right,
  left,
  right,
  field: null,
  remedy: '',
  suspects: null,
  ...more,
})

export const lineOf = (table: Filled | undefined, key: string) => table?.rows.find((row) => row.key === key)
/** Hours and yuan have decimals: added up they are what they are written as. */
const cents = (sum: number) => Math.round(sum * 100) / 100
export const sumOf = (numbers: (number | undefined)[]) =>
  cents(numbers.reduce<number>((sum, one) => sum + (one ?? 0), 0))

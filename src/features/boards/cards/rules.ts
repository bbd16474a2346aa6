import { addYears, type Day } from '#basics/days.ts'
import type { CardSpec, Counted } from './specs/rules.ts'

/** With what a card is compared: the same a year before, what lies above (as far as one may see), chosen others. */
export const comparisons = ['lastYear', 'above', 'others'] as const
export type Comparison = (typeof comparisons)[number]

/** Only today's numbers are kept of these. */
const today: readonly Counted[] = ['alertsByRule', 'affairsUnderWay']
export const isTodayOnly = ({ from }: CardSpec): boolean =>
  typeof from === 'string' && (today as readonly string[]).includes(from)

/** A table asks of each line how many in each series. */
export type Line = { key: string; label: string; values: number[] }

/**
 * Puts what was counted at several spots side by side: one series for each spot, of the first series of each. A line
 * that one spot has and another has not counts nobody there.
 */
export function sideBySide(spots: readonly (readonly Line[])[]): Line[] {
  const lines = new Map<string, Line>()
  for (const [at, counted] of spots.entries())
    for (const { key, label, values } of counted) {
      const line = lines.get(key) ?? { key, label, values: spots.map(() => 0) }
      line.values[at] = values[0] ?? 0
      lines.set(key, line)
    }
  return [...lines.values()]
}

/** What the lines of each series are parts of; null where they are not parts of one whole. */
export const wholesOf = (lines: readonly Line[], series: number, parts: boolean): (number | null)[] =>
  Array.from({ length: series }, (_, at) =>
    parts ? lines.reduce((sum, { values }) => sum + (values[at] ?? 0), 0) : null,
  )

export const lastYear = (day: Day): Day => addYears(day, -1)

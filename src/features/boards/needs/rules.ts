import { type MeasureGroup, measureGroups } from '#features/alerts/measures/kinds/rules.ts'
import { type MeasureKey, measures } from '#features/alerts/measures/rules.ts'
import type { Severity } from '#features/alerts/severities/rules.ts'

/** How many open alerts of one rule an organization has with everything below it, and how many are past their day. */
export type Counted = { measure: MeasureKey; severity: Severity; open: number; overdue: number }

export type Need = {
  /** Urgent ones past their day; urgent ones in all; all past their day; all. */
  urgentOverdue: number
  urgent: number
  overdue: number
  open: number
  groups: { group: MeasureGroup; open: number; overdue: number; measures: MeasureKey[] }[]
}

const sum = (counts: readonly Counted[], of: 'open' | 'overdue') =>
  counts.reduce((total, one) => total + one[of], 0)

/** What is missing at one organization, by kind. Kinds of which nothing is missing are named too, with 0. */
export function needOf(counts: readonly Counted[]): Need {
  const urgent = counts.filter(({ severity }) => severity === 'urgent')
  return {
    urgentOverdue: sum(urgent, 'overdue'),
    urgent: sum(urgent, 'open'),
    overdue: sum(counts, 'overdue'),
    open: sum(counts, 'open'),
    groups: measureGroups.map((group) => {
      const own = counts.filter(({ measure }) => measures[measure].group === group)
      return {
        group,
        open: sum(own, 'open'),
        overdue: sum(own, 'overdue'),
        measures: [...new Set(own.filter(({ open }) => open > 0).map(({ measure }) => measure))],
      }
    }),
  }
}

/** What is looked at first, one after the other; only where it is the same is the next looked at. */
export const urgencyOrder = ['urgentOverdue', 'urgent', 'overdue', 'open'] as const
export const urgencyWords: Record<(typeof urgencyOrder)[number], string> = {
  urgentOverdue: '紧急且已过期限',
  urgent: '紧急',
  overdue: '已过期限',
  open: '未了结',
}

/** Where help is needed soonest comes first; where it is needed alike, as they came. A sum of all is not made of it. */
export function byUrgency(one: Need, other: Need): number {
  for (const key of urgencyOrder) if (one[key] !== other[key]) return other[key] - one[key]
  return 0
}

/** Whose needs are compared: the organizations directly below, or every branch. */
export const levels = ['below', 'branches'] as const
export type Level = (typeof levels)[number]
export const levelNames: Record<Level, string> = { below: '直接下级', branches: '全部党支部' }

export const besideLimits = { least: 2, most: 6 } as const

import { bornAtLatest, type Day } from '#basics/days.ts'
import { collegeOrAbove, educationGroups } from '#basics/standards/education.ts'
import { ethnicityCodes, han } from '#basics/standards/ethnicity.ts'
import { ageBrackets, joinedBrackets } from './brackets/rules.ts'

/**
 * What members are counted by, on the dashboard. A bracket holds the values of a column (`codes`), full years since
 * the column's day (`least`, up to the next bracket's), or the days from one on (`from`). The keys are those of the
 * statistics' brackets of 2022; whoever changes them here has the figures counted anew (`rebuildFigures`).
 */
export type FigureDimension = {
  key: string
  column:
    | 'gender'
    | 'ethnicity'
    | 'birth_date'
    | 'joined_on'
    | 'education'
    | 'political_status'
    | 'occupation'
    | 'employment'
  brackets: ({ key: string } & ({ codes: readonly string[] } | { least: number } | { from: Day }))[]
  /** Counts women only. */
  women?: true
}

/** A figure that differs from what the register itself gives. */
export type FigureFault = {
  organizationId: number
  dimension: string
  bracket: string
  kept: number
  counted: number
}

const codes = (...keys: string[]) => keys.map((key) => ({ key, codes: [key] }))

export const figureDimensions: FigureDimension[] = [
  { key: 'gender', column: 'gender', brackets: codes('male', 'female') },
  {
    key: 'nation',
    column: 'ethnicity',
    brackets: [
      { key: 'han', codes: [han] },
      { key: 'minority', codes: ethnicityCodes.filter((code) => code !== han) },
    ],
  },
  { key: 'age', column: 'birth_date', brackets: ageBrackets },
  { key: 'ageOfWomen', column: 'birth_date', brackets: ageBrackets, women: true },
  {
    key: 'joined',
    column: 'joined_on',
    brackets: joinedBrackets,
  },
  {
    key: 'education',
    column: 'education',
    brackets: Object.entries(educationGroups).map(([key, group]) => ({ key, codes: group })),
  },
  { key: 'college', column: 'education', brackets: [{ key: 'yes', codes: collegeOrAbove }] },
  { key: 'status', column: 'political_status', brackets: codes('fullMember', 'probationaryMember') },
  {
    key: 'occupation',
    column: 'occupation',
    brackets: codes(
      'worker',
      'farmer',
      'professional',
      'manager',
      'official',
      'student',
      'otherOccupation',
      'retired',
    ),
  },
  {
    key: 'employment',
    column: 'employment',
    brackets: [...codes('employed', 'retired'), { key: 'other', codes: ['left', 'deceased'] }],
  },
]

/** Full years of age at which a member passes from one bracket into the next. */
const crossingAges: number[] = ageBrackets.map(({ least }) => least).filter((least) => least > 0)

/**
 * The birth days of those who are in another age bracket on one day than on another: from (excluded) to (included),
 * one range for each limit. Empty when the days are the same.
 */
export function crossingBirths(one: Day, other: Day): { after: Day; to: Day }[] {
  if (one === other) return []
  const [earlier, later] = one < other ? [one, other] : [other, one]
  return crossingAges.map((age) => ({ after: bornAtLatest(earlier, age), to: bornAtLatest(later, age) }))
}

/** Figures of one organization with everything below it: members by dimension and bracket; a bracket without people is left out. */
export type Figures = { total: number; by: Record<string, Record<string, number>> }

export const noFigures = (): Figures => ({ total: 0, by: {} })

export type FigureCell = { dimension: string; bracket: string; members: number }

/** Cells of the same bracket are added up. */
export function figuresFrom(cells: FigureCell[]): Figures {
  const figures = noFigures()
  for (const { dimension, bracket, members } of cells) {
    if (dimension === 'total') {
      figures.total += members
      continue
    }
    figures.by[dimension] ??= {}
    const brackets = figures.by[dimension]
    brackets[bracket] = (brackets[bracket] ?? 0) + members
    if (brackets[bracket] === 0) delete brackets[bracket]
    if (Object.keys(brackets).length === 0) delete figures.by[dimension]
  }
  return figures
}

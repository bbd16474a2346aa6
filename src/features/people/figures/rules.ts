import { bornAtLatest, type Day } from '#basics/days.ts'
import { collegeOrAbove, educationGroups } from '#basics/standards/education.ts'
import { ethnicityCodes, han } from '#basics/standards/ethnicity.ts'
import { branchNumbers } from '#features/organizations/rules.ts'

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

/** Branches by their members: 支部工作条例（试行）第四条 (3 to form one, not more than 50), 第二十条 (7 need a committee) (V). */
export const branchSizes = [
  { key: 'under3', label: '不足3人', least: 0 },
  { key: '3-6', label: '3–6人', least: branchNumbers.fullMembersToForm },
  { key: '7-19', label: '7–19人', least: branchNumbers.fullMembersForCommittee },
  { key: '20-50', label: '20–50人', least: 20 },
  { key: 'over50', label: '50人以上', least: branchNumbers.mostMembers + 1 },
] as const
export type BranchSize = (typeof branchSizes)[number]['key']

const codes = (...keys: string[]) => keys.map((key) => ({ key, codes: [key] }))

/** Ages of the public bulletin (V): full years on the day counted. */
const ages = [
  { key: 'upTo30', least: 0 },
  { key: '31-35', least: 31 },
  { key: '36-40', least: 36 },
  { key: '41-45', least: 41 },
  { key: '46-50', least: 46 },
  { key: '51-55', least: 51 },
  { key: '56-60', least: 56 },
  { key: 'from61', least: 61 },
]

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
  { key: 'age', column: 'birth_date', brackets: ages },
  { key: 'ageOfWomen', column: 'birth_date', brackets: ages, women: true },
  {
    key: 'joined',
    column: 'joined_on',
    brackets: [
      { key: 'before1949-10', from: '0001-01-01' },
      { key: 'to1978-12', from: '1949-10-01' },
      { key: 'to2012-10', from: '1979-01-01' },
      { key: 'since2012-11', from: '2012-11-01' },
    ],
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
const crossingAges: number[] = ages.map(({ least }) => least).filter((least) => least > 0)

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

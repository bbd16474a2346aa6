import type { TableId } from '#features/statistics/tables/catalogue/rules.ts'

/** How a card is drawn. `ring` shows parts of one whole; `line` what goes on over time. */
export const cardKinds = ['column', 'bar', 'line', 'ring', 'funnel'] as const
export type CardKind = (typeof cardKinds)[number]

/** Lines taken from statistics tables, one by one or all of a level; columns are the same in each. */
export type FromTables = {
  rows:
    | readonly { table: TableId; row: string; label?: string }[]
    | { of: TableId; except?: readonly string[] }
  columns: readonly { column: string; label: string }[]
}

/** What is counted here and in no statistics table. */
export type Counted =
  | 'membersOverMonths'
  | 'termsByMonth'
  | 'alertsByRule'
  | 'affairsUnderWay'
  | 'probationsByMonth'
  | 'retirementsByYear'
  | 'agesInFiveYears'

export const cardGroups = {
  structure: '队伍结构',
  change: '增减变化',
  work: '工作进展',
  ahead: '今后',
} as const
export type CardGroup = keyof typeof cardGroups

export type CardSpec = {
  title: string
  group: CardGroup
  kind: CardKind
  unit: string
  /** What is counted, when, and where it is written. */
  definition: string
  from: FromTables | Counted
  /** Lines are parts of one whole, so that shares may be compared between places of different size. */
  parts?: boolean
  /** Series add up to the whole line. */
  stacked?: boolean
}

/** Heads in all, and the women among them. */
export const all = [{ column: 'total', label: '人数' }]
export const people = [...all, { column: 'female', label: '其中：女' }]

import { type Dimension, unknown } from '../brackets/rules.ts'
import { both, type Where } from '../tables/rules.ts'
import { type Cube, count, type Filled } from '../tally/rules.ts'

/** Whom a free cross-table counts: members, or applicants, activists and candidates. */
export const crossSubjects = ['member', 'prospect'] as const
/** Heads, or what share of its line, its column or the whole they are, in percent. */
export const crossMeasures = ['heads', 'shareOfLine', 'shareOfColumn', 'shareOfAll'] as const
export type CrossMeasure = (typeof crossMeasures)[number]
export const crossMeasureNames: Record<CrossMeasure, string> = {
  heads: '人数',
  shareOfLine: '占本行的百分比',
  shareOfColumn: '占本栏的百分比',
  shareOfAll: '占全部的百分比',
}

type Asked = {
  lines: string
  columns?: string
  measure: CrossMeasure
  filters: readonly { dimension: string; keys: readonly string[] }[]
}

/** Conditions of the filters, all together. */
const filterWhere = ({ filters }: Pick<Asked, 'filters'>): Where =>
  filters.reduce<Where>((where, { dimension, keys }) => both(where, { [dimension]: keys }), {})

/** Dimensions one pass must divide by. */
export const crossIds = ({ lines, columns, filters }: Omit<Asked, 'measure'>): Set<string> =>
  new Set([lines, ...(columns ? [columns] : []), ...filters.map(({ dimension }) => dimension)])

const totalKey = 'total'

/** What a cell counts: the filters, its line and its column. */
export function crossCell(asked: Asked, row: string, column: string): Where {
  const own = row === totalKey ? {} : { [asked.lines]: [row] }
  const across = column === totalKey || !asked.columns ? {} : { [asked.columns]: [column] }
  return both(both(filterWhere(asked), own), across)
}

/** Why a cross-table cannot be made. */
export function whyNotCross(asked: Asked, dimensions: Record<string, Dimension>): string | null {
  if (asked.lines === asked.columns) return 'same-dimension-twice'
  for (const { dimension, keys } of asked.filters) {
    const known = dimensions[dimension]?.brackets.map(({ key }) => key) ?? []
    if (!keys.every((key) => key === unknown || known.includes(key))) return 'bracket-unknown'
  }
  return null
}

/** The cross-table with its numbers; brackets without anybody are left out, but for small dimensions. */
export function fillCross(
  asked: Asked,
  cube: Cube,
  dimensions: Record<string, Dimension>,
  title: string,
): Filled {
  const heads: Heads = (row, column) => count(cube, crossCell(asked, row, column))
  const total = { key: totalKey, label: '合计' }
  const rows = shownOf(dimensions[asked.lines], (key) => heads(key, totalKey))
  const across = asked.columns ? dimensions[asked.columns] : undefined
  const columns = shownOf(across, (key) => heads(totalKey, key))
  const headings = [
    { ...total, group: null },
    ...columns.map((one) => ({ ...one, group: across?.title ?? null })),
  ]
  const unit = asked.measure === 'heads' ? '人' : '%'
  return {
    id: 'cross-table',
    title,
    unit,
    columns: headings,
    rows: [total, ...rows].map(({ key, label }) => ({
      key,
      label,
      level: key === totalKey ? 0 : 1,
      unit,
      cells: headings.map((column) => measured(asked.measure, heads, key, column.key)),
    })),
  }
}

type Heads = (row: string, column: string) => number

/** Heads, or their share in percent to one decimal. */
function measured(measure: CrossMeasure, heads: Heads, row: string, column: string): number {
  const n = heads(row, column)
  if (measure === 'heads') return n
  const [line, heading] = {
    shareOfLine: [row, totalKey],
    shareOfColumn: [totalKey, column],
    shareOfAll: [totalKey, totalKey],
  }[measure] as [string, string]
  const whole = heads(line, heading)
  return whole === 0 ? 0 : Math.round((n / whole) * 1000) / 10
}

const alwaysShown = 12

function shownOf(dimension: Dimension | undefined, heads: (key: string) => number) {
  if (!dimension) return []
  const many = dimension.brackets.length > alwaysShown
  const known = dimension.brackets.filter(({ key }) => !many || heads(key) > 0)
  return heads(unknown) > 0
    ? [...known, { key: unknown, label: noneNames[dimension.id] ?? '未填或不适用' }]
    : known
}

const noneNames: Record<string, string> = { partyAge: '预备期（未计党龄）' }

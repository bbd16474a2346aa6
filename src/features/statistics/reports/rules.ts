import type { FilledShape } from '../answers/contract.ts'
import { tableIds } from '../tables/catalogue/rules.ts'

export type CellChange = {
  table: string
  tableTitle: string
  row: string
  column: string
  before: number | null
  after: number | null
}

/** Cells that differ between a report as it was made and the same report now; null: the line was or is not there. */
export function cellChanges(before: readonly FilledShape[], after: readonly FilledShape[]): CellChange[] {
  return before.flatMap((old) => {
    const now = after.find(({ id }) => id === old.id)
    const keys = new Set([...old.rows, ...(now?.rows ?? [])].map(({ key }) => key))
    return [...keys].flatMap((key) => lineChanges(old, now, key))
  })
}

function lineChanges(old: FilledShape, now: FilledShape | undefined, key: string): CellChange[] {
  const one = old.rows.find((row) => row.key === key)
  const other = now?.rows.find((row) => row.key === key)
  return old.columns.flatMap(({ key: column, label }, index) => {
    const at = now?.columns.findIndex((heading) => heading.key === column) ?? -1
    const [before, after] = [one?.cells[index] ?? null, other?.cells[at] ?? null]
    if (before === after) return []
    const row = one?.label ?? other?.label ?? key
    return [{ table: old.id, tableTitle: old.title, row, column: label, before, after }]
  })
}

/** How much of a whole set a report holds. */
export const tablesInWords = ({ length }: readonly unknown[]): string =>
  length === tableIds.length ? '整套' : `${length} 张`

export const checksInWords = (failed: number): string => (failed > 0 ? `${failed} 项不符` : '相符')

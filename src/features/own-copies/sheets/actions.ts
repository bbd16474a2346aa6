import type { Column, SheetContent } from '#platform/sheets.ts'
import { sheetTitles } from './rules.ts'

/** More lines than anybody has of anything: a copy is whole, where the pages show the last of them. */
export const allOfThem = 100_000

/** Titles and widths of the columns; a day is written as one. */
type Columns = [title: string, width: number, kind?: 'day'][]

/** One sheet of the copy. */
export function sheet(key: keyof typeof sheetTitles, columns: Columns, rows: unknown[][]): SheetContent {
  const name = sheetTitles[key]
  return { layout: { name, title: name, columns: columns.map(columnOf), frozenColumns: 1 }, rows }
}

const columnOf = ([title, width, kind]: Columns[number]): Column => ({
  title,
  width,
  kind: kind ?? 'text',
  wrap: width >= 30,
})

/** Facts one below the other. */
export const factSheet = (key: keyof typeof sheetTitles, facts: [label: string, value: unknown][]) =>
  sheet(
    key,
    [
      ['项目', 24],
      ['内容', 60],
    ],
    facts.map(([label, value]) => [label, value ?? '未登记']),
  )

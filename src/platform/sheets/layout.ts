import type { CellStyle, MergeRange, WriteSheet } from 'hucre/xlsx'
import type { MaskedField } from '#basics/masks.ts'
import { type Mark, markWords } from '../mark.ts'

/** `kind` text: always text, whatever the value; day: 'YYYY-MM-DD' becomes a real date; none: by the value. */
export type Column = {
  title: string
  /** In half-width characters; without it, wide enough for the title. */
  width?: number
  kind?: 'text' | 'day'
  /** Excel's number format, such as `#,##0;-#,##0;"—"`. */
  format?: string
  align?: 'left' | 'center' | 'right'
  wrap?: boolean
  /** Of somebody, sealed at rest: whatever the row says, it leaves masked. */
  masked?: MaskedField
}

/** A cell of a header of several rows, placed as in an HTML table: from the left into the first free place. */
export type HeaderCell = { text: string; across?: number; down?: number }

/** One sheet as it is printed: title, lines below it, header, body (streamed), notes. */
export type SheetLayout = {
  name: string
  title?: string
  /** Lines between title and header: 填报单位 on the left, 单位：人 on the right. */
  lines?: { left?: string; right?: string }[]
  columns: Column[]
  /** Rows of the header; without it, one row of the columns' titles. */
  header?: HeaderCell[][]
  /** Lines below the body. */
  notes?: string[]
  /** A4 landscape without it. */
  portrait?: boolean
  frozenColumns?: number
}

const side = { style: 'thin' } as const
const border = { top: side, right: side, bottom: side, left: side }
const styles = {
  title: {
    font: { name: '宋体', size: 18, bold: true },
    alignment: { horizontal: 'center', vertical: 'center' },
  },
  left: { alignment: { horizontal: 'left', vertical: 'center' } },
  right: { alignment: { horizontal: 'right', vertical: 'center' } },
  header: {
    font: { name: '宋体', size: 11, bold: true },
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
    border,
  },
} satisfies Record<string, CellStyle>

/** What stands above the body, and how many rows that is: the sample row below it carries the columns' styles. */
export type Frame = { sheet: WriteSheet; rowsAbove: number }

type Draft = { cells: NonNullable<WriteSheet['cells']>; merges: MergeRange[]; width: number; row: number }

/** The sheet without its body: everything the library lays out, and one sample row of empty cells, one style each. */
export function frameOf(layout: SheetLayout, name: string, mark?: Mark): Frame {
  const draft: Draft = { cells: new Map(), merges: [], width: layout.columns.length, row: 0 }
  if (layout.title) place(draft, layout.title, styles.title, 0, draft.width - 1, draft.row++)
  for (const { left, right } of layout.lines ?? []) {
    const half = right === undefined ? draft.width : left === undefined ? 0 : Math.ceil(draft.width / 2)
    if (half > 0) place(draft, left ?? '', styles.left, 0, half - 1, draft.row)
    if (half < draft.width) place(draft, right ?? '', styles.right, half, draft.width - 1, draft.row)
    draft.row++
  }
  const headerFrom = draft.row + 1
  placeHeader(draft, layout.header ?? [layout.columns.map(({ title }) => ({ text: title }))])
  layout.columns.forEach((column, index) => {
    draft.cells.set(`${draft.row},${index}`, { value: '', type: 'string', style: bodyStyle(column) })
  })
  // Notes copy the style of the second sample row.
  draft.cells.set(`${draft.row + 1},0`, { value: '', type: 'string', style: styles.left })
  return {
    rowsAbove: draft.row,
    sheet: { ...sheetOf(layout, name, draft, headerFrom), headerFooter: { oddFooter: footerOf(mark) } },
  }
}

function sheetOf(layout: SheetLayout, name: string, draft: Draft, headerFrom: number): WriteSheet {
  return {
    name,
    rows: Array.from({ length: draft.row + 2 }, () => Array(draft.width).fill(null)),
    cells: draft.cells,
    merges: draft.merges,
    columns: layout.columns.map((column) => ({ width: column.width ?? widthFor(column) })),
    rowDefs: new Map(layout.title ? [[0, { height: 30 }]] : []),
    freezePane: { rows: draft.row, columns: layout.frozenColumns ?? 0 },
    pageSetup: {
      paperSize: 'a4',
      orientation: layout.portrait ? 'portrait' : 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6 },
      printTitlesRow: `$${headerFrom}:$${draft.row}`,
    },
  }
}

/** The pages are counted; who took the file out, and its code, stand beside. A size would be read out of `&L9`. */
function footerOf(mark: Mark | undefined): string {
  const pages = '&C第 &P 页，共 &N 页'
  if (!mark) return pages
  const plain = (text: string) => ` ${text.replaceAll('&', '&&')}`
  return `&L${plain(markWords(mark)).slice(0, 120)}${pages}&R标记 ${mark.code}`
}

function place(
  draft: Draft,
  text: string,
  style: CellStyle,
  from: number,
  to: number,
  row: number,
  down = 1,
): void {
  for (let r = row; r < row + down; r++)
    for (let c = from; c <= to; c++)
      draft.cells.set(`${r},${c}`, { value: r === row && c === from ? text : '', type: 'string', style })
  if (to > from || down > 1)
    draft.merges.push({ startRow: row, startCol: from, endRow: row + down - 1, endCol: to })
}

function placeHeader(draft: Draft, header: HeaderCell[][]): void {
  const first = draft.row
  for (const [index, cells] of header.entries()) {
    const row = first + index
    let column = 0
    for (const { text, across = 1, down = 1 } of cells) {
      while (draft.cells.has(`${row},${column}`)) column++
      place(draft, text, styles.header, column, column + across - 1, row, down)
    }
  }
  draft.row += header.length
}

function bodyStyle(column: Column): CellStyle {
  const format =
    column.format ?? (column.kind === 'text' ? '@' : column.kind === 'day' ? 'yyyy-mm-dd' : undefined)
  return {
    border,
    alignment: { vertical: 'center', horizontal: column.align, wrapText: column.wrap },
    ...(format && { numFmt: format }),
  }
}

const widthFor = ({ title, kind }: Column) =>
  Math.max(
    kind === 'day' ? 12 : 8,
    [...title].reduce((sum, sign) => sum + (sign < '\u0100' ? 1 : 2), 2),
  )

/** Names a workbook accepts: no []:*?/\, at most 31 characters, each only once. */
export function sheetNames(layouts: SheetLayout[]): string[] {
  const taken = new Set<string>()
  return layouts.map(({ name }) => {
    const plain =
      name
        .replace(/[[\]:*?/\\]/g, '_')
        .replace(/^'+|'+$/g, '')
        .trim() || '表'
    let unique = plain.slice(0, 31)
    for (let number = 2; taken.has(unique.toLowerCase()); number++) unique = `${plain.slice(0, 27)}_${number}`
    taken.add(unique.toLowerCase())
    return unique
  })
}

import { dateToSerial } from 'hucre'
import { isDay } from '#basics/days.ts'
import { keptMasked } from '#basics/masks.ts'
import { Refusal } from '../errors.ts'
import type { Column, SheetLayout } from './layout.ts'
import { limits } from './reading.ts'

/** Style numbers of the columns and of a note; `quoted` added to one gives the same style marked as text. */
export type BodyStyles = { columns: number[]; note: number; quoted: number }

const maxRows = 1_048_576

/** The rows of a sheet's body and its notes as XML, in pieces of about 64 KiB. `above` rows come before them. */
export async function* bodyXml(
  layout: SheetLayout,
  rows: AsyncIterable<unknown[]> | Iterable<unknown[]>,
  styles: BodyStyles,
  above: number,
): AsyncGenerator<string> {
  const cells = layout.columns.map((column, index) => cellWriter(layout, index, column, styles))
  let row = above
  let xml = ''
  for await (const values of rows) {
    row++
    xml += `<row r="${row}">`
    for (let index = 0; index < cells.length; index++) xml += cells[index]?.(values[index], row)
    xml += '</row>'
    if (row > maxRows)
      throw new Refusal('invalid', 'sheet-too-many-rows', { file: layout.name, limit: maxRows })
    if (xml.length < 65_536) continue
    yield xml
    xml = ''
  }
  for (const note of layout.notes ?? [])
    xml += `<row r="${++row}">${textCell(`A${row}`, note, styles.note)}</row>`
  yield xml
}

/** Writes one column's cells. Text that looks like a formula is still text, and is marked so for whoever edits it. */
function cellWriter(layout: SheetLayout, index: number, { kind, masked }: Column, styles: BodyStyles) {
  const letters = columnLetters(index)
  const style = styles.columns[index] ?? 0
  return (given: unknown, row: number): string => {
    const told = typeof given === 'string' && masked ? keptMasked(masked, given) : given
    const value = typeof told === 'boolean' ? (told ? '是' : '否') : (told ?? '')
    const at = letters + row
    if (value === '') return `<c r="${at}" s="${style}"/>`
    if (typeof value === 'number' && kind === undefined && Number.isFinite(value))
      return `<c r="${at}" s="${style}"><v>${value}</v></c>`
    // Excel's calendar is wrong before March 1900; such days stay text.
    if (kind === 'day' && isDay(value) && value >= '1900-03-01')
      return `<c r="${at}" s="${style}"><v>${dateToSerial(new Date(value))}</v></c>`
    const text = String(value)
    if (text.length > limits.cell)
      throw new Refusal('invalid', 'sheet-cell-too-long', {
        file: layout.name,
        line: row,
        column: index + 1,
        limit: limits.cell,
      })
    return textCell(at, text, /^[=+\-@\t\r]/.test(text) ? style + styles.quoted : style)
  }
}

const textCell = (at: string, text: string, style: number) =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '_x000D_' }

// Everything but the characters of XML 1.0 (production 2), and what means something else to XML or Excel.
const special = /[^\t\n\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|[&<>]|_x/u
const unwritable = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** Text for XML: what it cannot carry is left out, what Excel would read as an escape is escaped. */
function escaped(text: string): string {
  if (!special.test(text)) return text
  return text
    .toWellFormed()
    .replace(unwritable, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>\r]/g, (sign) => signs[sign] ?? '')
}

/** 0 → A, 26 → AA */
function columnLetters(index: number): string {
  return (
    (index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))
  )
}

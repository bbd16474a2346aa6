import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { HucreError } from 'hucre'
import { streamXlsxRows } from 'hucre/xlsx'
import { Refusal } from '../errors.ts'
import { utf8Of } from './encoding.ts'
import { type Refuse, screen } from './screening.ts'

/** A row of a sheet: `line` as the person sees it, counted from 1; cells as text, blank ones ''. */
export type SheetRow = { line: number; cells: string[] }

const megabyte = 1024 * 1024
export const limits = { file: 100 * megabyte, cell: 32_767, columns: 256, record: 4 * megabyte }

/**
 * Reads the first sheet of an XLSX file or a CSV file (UTF-8 or GB 18030), told apart by their first bytes. The
 * first row yielded is the header; rows without any text are left out. Dates of Excel come as YYYY-MM-DD, numbers
 * as plain digits without an exponent (15 significant ones, all that Excel keeps).
 * @throws Refusal sheet-empty, sheet-encoding, sheet-format, sheet-kind, sheet-cell-too-long, sheet-too-wide,
 *   sheet-too-large, sheet-zip-bomb
 */
export async function* readSheet(bytes: Uint8Array, fileName: string): AsyncGenerator<SheetRow> {
  const refuse: Refuse = (code, facts) => new Refusal('invalid', code, { file: fileName, ...facts })
  if (bytes.length > limits.file) throw refuse('sheet-too-large', { limit: limits.file / megabyte })
  const rows = startsWith(bytes, [0x50, 0x4b]) ? xlsxRows(bytes, refuse) : csvRows(bytes, fileName, refuse)
  let empty = true
  for await (const { line, cells } of rows) {
    if (cells.length > limits.columns) throw refuse('sheet-too-wide', { line, limit: limits.columns })
    const long = cells.findIndex((cell) => cell.length > limits.cell)
    if (long >= 0) throw refuse('sheet-cell-too-long', { line, column: long + 1, limit: limits.cell })
    if (cells.every((cell) => cell.trim() === '')) continue
    empty = false
    yield { line, cells }
  }
  if (empty) throw refuse('sheet-empty')
}

const startsWith = (bytes: Uint8Array, mark: number[]) => mark.every((byte, index) => bytes[index] === byte)

async function* csvRows(bytes: Uint8Array, fileName: string, refuse: Refuse): AsyncGenerator<SheetRow> {
  const oldWorkbook = startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])
  if (oldWorkbook || !/\.(csv|txt)$/i.test(fileName)) throw refuse('sheet-kind')
  const parser = Readable.from(slices(utf8Of(bytes, fileName))).pipe(
    parse({
      info: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: limits.record,
    }),
  )
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[]
      info: { lines: number }
    }>)
      yield { line: info.lines - lineBreaks(record), cells: record }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number(error.lines ?? 0)
    if (error.code === 'CSV_MAX_RECORD_SIZE')
      throw refuse('sheet-cell-too-long', { line, limit: limits.cell })
    throw refuse('sheet-format', { line })
  }
}

const lineBreaks = (record: string[]) =>
  record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0)

function* slices(bytes: Uint8Array): Generator<Buffer> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at < whole.length; at += 65_536) yield whole.subarray(at, at + 65_536)
}

async function* xlsxRows(bytes: Uint8Array, refuse: Refuse): AsyncGenerator<SheetRow> {
  await screen(bytes, limits.cell, refuse)
  try {
    for await (const { index, values } of streamXlsxRows(bytes))
      yield { line: index + 1, cells: values.map(cellText) }
  } catch (error) {
    if (error instanceof HucreError || error instanceof RangeError) throw refuse('sheet-format')
    throw error
  }
}

function cellText(value: string | number | boolean | Date | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return plainNumber(value)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return value instanceof Date ? dateText(value) : value
}

/** A number as a person would type it: no exponent, none of the noise behind Excel's 15th significant digit. */
function plainNumber(value: number): string {
  const rounded = Number(value.toPrecision(15))
  const text = String(rounded)
  if (!text.includes('e')) return text
  return Math.abs(rounded) >= 1 ? BigInt(rounded).toString() : rounded.toFixed(20).replace(/\.?0+$/, '')
}

/** YYYY-MM-DD; with the time of day behind it where there is one. */
function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return ''
  const text = new Date(Math.round(value.getTime() / 1000) * 1000).toISOString()
  return text.slice(11, 19) === '00:00:00' ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 19)}`
}

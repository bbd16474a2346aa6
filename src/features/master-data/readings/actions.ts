import { Refusal } from '#platform/errors.ts'
import { readSheet } from '#platform/sheets.ts'
import {
  type Header,
  type HeaderFault,
  personColumns,
  readHeader,
  titleOf,
  unitColumns,
} from '../sheets/rules.ts'
import type { Sheet } from './rules.ts'

/** A file as it arrived. `.json`: records under the English field names, as a pulled source answers them. */
export type FeedFile = { name: string; bytes: Uint8Array }

const limits = { files: 10, rows: 1_500_000 }

/**
 * Reads every file of a feed into rows; nothing is judged yet but the headers.
 * @throws Refusal feed-without-files; feed-too-many-files; feed-header-unknown {file, found}; feed-header-missing
 *   {file, kind, missing}; feed-header-twice {file, column}; feed-without-rows {file}; what readSheet refuses
 */
export async function readFeed(files: FeedFile[]): Promise<Sheet[]> {
  if (files.length === 0) throw new Refusal('invalid', 'feed-without-files', { field: 'files' })
  if (files.length > limits.files)
    throw new Refusal('invalid', 'feed-too-many-files', { field: 'files', limit: limits.files })
  const sheets: Sheet[] = []
  for (const file of files) {
    const sheet = /\.json$/i.test(file.name) ? readRecords(file) : await readOne(file)
    sheets.push({ position: sheets.length, ...sheet })
  }
  return sheets
}

async function readOne(file: FeedFile): Promise<Omit<Sheet, 'position'>> {
  const rows: Sheet['rows'] = []
  let header: Header | null = null
  let headers: string[] = []
  for await (const row of readSheet(file.bytes, file.name)) {
    if (header) rows.push(row)
    else {
      header = accepted(readHeader(row.cells), file.name)
      headers = row.cells
    }
    if (rows.length > limits.rows)
      throw new Refusal('invalid', 'feed-too-many-rows', { file: file.name, limit: limits.rows })
  }
  if (!header) throw new Refusal('invalid', 'sheet-empty', { file: file.name })
  return { name: file.name, kind: header.kind, headers, header, rows }
}

function accepted(read: Header | HeaderFault, file: string): Header {
  if ('code' in read) throw new Refusal('invalid', read.code, { file, field: 'files', ...read.facts })
  return read
}

/** Pulled records stand in the columns of a sheet; the line is the record's number. */
function readRecords({ name, bytes }: FeedFile): Omit<Sheet, 'position'> {
  const records = JSON.parse(Buffer.from(bytes).toString('utf8')) as Record<string, unknown>[]
  const kind = records.some((record) => 'employeeNo' in record) ? 'people' : 'organizations'
  const fields = Object.keys(kind === 'people' ? personColumns : unitColumns)
  const unknown = [
    ...new Set(records.flatMap((record) => Object.keys(record).filter((key) => !fields.includes(key)))),
  ]
  return {
    name,
    kind,
    headers: fields.map((field) => titleOf(kind, field)),
    header: { kind, fields, unknown, correction: false },
    rows: records.map((record, at) => ({
      line: at + 1,
      cells: fields.map((field) => textOf(record[field])),
    })),
  }
}

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  return Array.isArray(value) ? value.map(String).join(';') : String(value)
}

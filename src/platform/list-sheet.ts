import type { Streamed } from './context.ts'
import type { Database } from './database.ts'
import { type SheetLayout, writeSheet } from './sheets.ts'

/** Which rows of a list: `page` from 1. */
export type SheetPage = { page: number; size: number; limit: number; offset: number }

/**
 * A list as an XLSX file, read page by page while it is sent. `name` without the ending; `rows` tells one page, `cells` one
 * row of it.
 */
export function listSheet<Row>(
  name: string,
  layout: SheetLayout,
  rows: (db: Database, page: SheetPage) => Promise<Row[]>,
  cells: (row: Row) => unknown[],
  size = 500,
): Streamed {
  const pageOf = (db: Database, page: number) =>
    rows(db, { page, size, limit: size, offset: (page - 1) * size })
  return {
    name: `${name}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    stream(read) {
      async function* lines() {
        for (let page = 1; ; page++) {
          const found = await read((db) => pageOf(db, page))
          for (const row of found) yield cells(row)
          if (found.length < size) return
        }
      }
      return writeSheet(layout, lines())
    },
  }
}

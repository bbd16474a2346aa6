import type { Day } from '#basics/days.ts'
import { doubles, type Person, readPerson } from '../persons/rules.ts'
import {
  cellsOf,
  type Fault,
  type FeedKind,
  type Header,
  type PersonField,
  type UnitField,
} from '../sheets/rules.ts'
import { readUnit, type Unit } from '../units/rules.ts'

/** A file of a feed as it was read: its header and its rows as they stand in it. */
export type Sheet = {
  /** Its place among the files of the feed, from 0. */
  position: number
  name: string
  kind: FeedKind
  headers: string[]
  header: Header
  rows: { line: number; cells: string[] }[]
}

/** One row on its way: what it says, what is wrong with it. */
export type Row<T> = {
  position: number
  line: number
  key: string
  name: string
  cells: string[]
  record: T | null
  faults: Fault[]
}
export type PersonRow = Row<Person> & { unknownPosts: string[] }
export type UnitRow = Row<Unit>

export type Reading = { units: UnitRow[]; people: PersonRow[]; kinds: FeedKind[]; correction: boolean }

/** Every row of a feed, judged by itself and against the other rows with the same key or identity number. */
export function readRows(sheets: Sheet[], today: Day): Reading {
  const rowsOf = (kind: FeedKind) =>
    sheets
      .filter((sheet) => sheet.kind === kind)
      .flatMap((sheet) => sheet.rows.map((row) => ({ sheet, position: sheet.position, ...row })))
  const units = rowsOf('organizations').map(({ sheet, ...row }): UnitRow => {
    const cells = cellsOf<UnitField>(sheet.header, row.cells)
    const { unit, faults } = readUnit(cells, today)
    return { ...row, key: cells.code, name: cells.name, record: unit, faults }
  })
  const people = rowsOf('people').map(({ sheet, ...row }): PersonRow => {
    const cells = cellsOf<PersonField>(sheet.header, row.cells)
    const { person, faults, unknownPosts } = readPerson(cells, today)
    return { ...row, key: cells.employeeNo, name: cells.name, record: person, faults, unknownPosts }
  })
  refuseDoubles(units, 'code')
  refuseDoubles(people, 'employeeNo')
  return {
    units,
    people,
    kinds: [...new Set(sheets.map(({ kind }) => kind))],
    correction: sheets.some(({ header }) => header.correction),
  }
}

function refuseDoubles<T>(rows: Row<T>[], field: string): void {
  const keyed = rows.filter(({ key }) => key)
  const found = doubles(
    keyed.map(({ key, line, record, cells }) => ({ key, line, same: JSON.stringify(record ?? cells) })),
  )
  for (const [at, { code, lines }] of found) {
    const row = keyed[at]
    if (row) refuse(row, { field, value: row.key, code, facts: { lines } })
  }
}

/** A row with a fault has no record. */
export function refuse<T>(row: Row<T>, fault: Fault): void {
  row.faults.push(fault)
  row.record = null
}

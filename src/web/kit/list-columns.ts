import type { ReactNode } from 'react'

/** One column of a list, for both frames. */
export type Column<Row> = {
  key: string
  title: string
  /** What stands in the cell; the row's own value under the key when left out. */
  render?: (row: Row) => ReactNode
  /** May be sorted by; a text when the server's name for it is not the key. */
  sort?: boolean | string
  /** In px at the standard type size. */
  width?: number
  align?: 'right' | 'center'
  /** Where it stands on the phone's card; left out: not there. */
  card?: 'title' | 'beside' | 'line' | 'aside'
  /** Not shown until it is chosen. */
  hidden?: boolean
  /** Cannot be taken away. */
  fixed?: boolean
}

/** The columns by their keys, in that order; fixed ones always; unknown keys are left out. */
export function pickColumns<Row>(columns: Column<Row>[], keys: readonly string[] | null): Column<Row>[] {
  if (!keys) return columns.filter((column) => !column.hidden)
  const fixed = columns.filter((column) => column.fixed && !keys.includes(column.key))
  const picked = keys.flatMap((key) => columns.find((column) => column.key === key) ?? [])
  return [...fixed, ...picked]
}

/** The name the server sorts a column by; null when it cannot. */
export const sortName = <Row>({ sort, key }: Column<Row>) => (sort === true ? key : sort || null)

/** Ascending, descending, as it was: what the next press on a column's heading asks for. */
export function nextOrder(
  name: string,
  asked: { sort: string | undefined; descending: boolean },
  sortStart?: string,
) {
  if (asked.sort !== name) return name
  if (!asked.descending) return `-${name}`
  return sortStart?.replace(/^-/, '') === name ? name : undefined
}

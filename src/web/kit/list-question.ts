import type { UseQueryOptions } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useMemo, useState } from 'react'
import { emptied, useAddress } from './address.ts'
import { remember, remembered } from './device.ts'
import { type Field, type Values, valueInWords } from './fields.ts'

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

/** What is asked of the server: what the list is narrowed to, the page, the order, the columns chosen. */
export type Asked = {
  // biome-ignore lint/suspicious/noExplicitAny: the fields name the values, the contract parses them
  values: Record<string, any>
  page: number
  size: number
  // biome-ignore lint/suspicious/noExplicitAny: each list has its own names to sort by
  sort: any
  descending: boolean
  // biome-ignore lint/suspicious/noExplicitAny: each list has its own columns
  columns: any[]
}

export type PageOf<Row> = { rows: Row[]; total: number }
// biome-ignore lint/suspicious/noExplicitAny: how an endpoint's errors and keys are typed is no matter of a list
export type ListQuery<Row> = UseQueryOptions<PageOf<Row>, any, PageOf<Row>, any>

export const pageSizes = [20, 50, 100, 200]

type Options<Row> = {
  name: string
  columns: Column<Row>[]
  fields: Field[]
  start: Values
  sortStart?: string
}

/** The question of a list: it lives in the address, so that it can be kept, sent and gone back to. */
export function useQuestion<Row>({ name, columns, fields, start, sortStart }: Options<Row>) {
  const { search, values: given, change } = useAddress(fields)
  const chosen = useColumns(name, columns)
  const values = useMemo(() => ({ ...start, ...given }), [start, given])
  const order = typeof search.sort === 'string' ? search.sort : sortStart
  const size = Number(search.size) || remembered('list.size', 20)
  const asked: Asked = {
    values,
    page: Math.max(1, Math.trunc(Number(search.page)) || 1),
    size: pageSizes.includes(size) ? size : 20,
    sort: order?.replace(/^-/, ''),
    descending: order?.startsWith('-') ?? false,
    columns: chosen.shown.map((column) => column.key),
  }
  return {
    asked,
    chosen,
    narrow: (next: Values) => change({ ...next, page: undefined }, { push: true }),
    clear: () => change({ ...emptied(fields), page: undefined }, { push: true }),
    turn: (page: number) => change({ page: page === 1 ? undefined : page }, { push: true }),
    more: (page: number) => change({ page }),
    resize: (next: number) => {
      remember('list.size', next)
      change({ size: next, page: undefined })
    },
    order: (sort: string | undefined) => change({ sort, page: undefined }),
    narrowed: narrowedBy(fields, values, start),
  }
}
export type Question = ReturnType<typeof useQuestion>

export type Chip = { field: Field; words: string }

/** What the list is narrowed to, in words; what is always so (`start`) is left out. */
function narrowedBy(fields: Field[], values: Values, start: Values): Chip[] {
  return fields.flatMap((field) => {
    if (field.name in start && values[field.name] === start[field.name]) return []
    const words = valueInWords(field, values)
    return words === null ? [] : [{ field, words }]
  })
}

/** The columns shown, in the person's own order; remembered on this device. */
export function useColumns<Row>(name: string, columns: Column<Row>[]) {
  const at = `columns.${name}`
  const [keys, setKeys] = useState(() => remembered<string[] | null>(at, null))
  const shown = useMemo(() => pickColumns(columns, keys), [columns, keys])
  const choose = (next: string[] | null) => {
    remember(at, next)
    setKeys(next)
  }
  return { shown, choose, own: keys !== null }
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
export function nextOrder(name: string, asked: Pick<Asked, 'sort' | 'descending'>, sortStart?: string) {
  if (asked.sort !== name) return name
  if (!asked.descending) return `-${name}`
  return sortStart?.replace(/^-/, '') === name ? name : undefined
}

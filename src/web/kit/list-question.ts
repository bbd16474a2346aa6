import type { UseQueryOptions } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { emptied, useAddress } from './address.ts'
import { remember, remembered } from './device.ts'
import { type Field, type Values, valueInWords } from './fields.ts'
import { type Column, pickColumns } from './list-columns.ts'

export type { Column } from './list-columns.ts'

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
export type Chip = { field: Field; words: string }

/** What the list is narrowed to, in words; what is always so (`start`) is left out. */
export function narrowedBy(fields: Field[], values: Values, start: Values): Chip[] {
  return fields.flatMap((field) => {
    if (field.name in start && values[field.name] === start[field.name]) return []
    const words = valueInWords(field, values)
    return words === null ? [] : [{ field, words }]
  })
}

/** The columns shown, in the person's own order; remembered on this device. */
function useColumns<Row>(name: string, columns: Column<Row>[]) {
  const at = `columns.${name}`
  const [keys, setKeys] = useState(() => remembered<string[] | null>(at, null))
  const shown = useMemo(() => pickColumns(columns, keys), [columns, keys])
  const choose = (next: string[] | null) => {
    remember(at, next)
    setKeys(next)
  }
  return { shown, choose, own: keys !== null }
}

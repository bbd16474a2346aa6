import { useContext, useMemo } from 'react'
import { type Field, fieldNames, readValues, type Values } from './fields.ts'
import { PagePlaceContext } from './page.tsx'
import { goTo, placeNow, usePlace } from './place.ts'

export type Search = Record<string, string | string[]>

/** `?a=1&b=2&b=3` as plain text, nothing guessed: `{ a: '1', b: ['2', '3'] }`. */
export function parseSearch(text: string): Search {
  const search: Search = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const before = search[name]
    search[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]
  }
  return search
}

/** The other way round; what is not given leaves no trace. */
export function writeSearch(search: Record<string, unknown>): string {
  const given = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '' && one !== false) given.append(name, String(one))
    }
  }
  return given.size > 0 ? `?${given}` : ''
}

/** The parameters of the page's address: `/people/:id` gives `{ id: '3' }`. */
export const useParams = (): Record<string, string> => useContext(PagePlaceContext).params

/** What the query string of the page holds. `change` keeps the rest; undefined takes a value out. */
export function useAddress(fields: Field[] = []): {
  search: Search
  values: Values
  change: (changes: Record<string, unknown>, options?: { push?: boolean }) => void
} {
  const text = usePlace().search
  const search = useMemo(() => parseSearch(text), [text])
  const values = useMemo(() => readValues(fields, search), [fields, search])
  return {
    search,
    values,
    change(changes, { push = false } = {}) {
      const now = placeNow()
      goTo(now.pathname + writeSearch({ ...parseSearch(now.search), ...changes }), { replace: !push })
    },
  }
}

/** The address of a page of ours with its question: `addressOf('/people', { organizationId: 3 })`. */
export const addressOf = (path: string, question: Record<string, unknown> = {}) =>
  path + writeSearch(question)

/** Takes every value of the fields out, so that only what is changed with it remains. */
export const emptied = (fields: Field[]) =>
  Object.fromEntries(fieldNames(fields).map((name) => [name, undefined]))

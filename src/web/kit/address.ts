import { useContext, useMemo } from 'react'
import { type Field, fieldNames, readValues, type Values } from './fields.ts'
import { PagePlaceContext } from './page.tsx'
import { goTo, placeNow, usePlace } from './place.ts'
import { parseSearch, type Search, writeSearch } from './search-text.ts'

export { addressOf, type Search } from './search-text.ts'

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

/**
 * What the address asks to be begun at once (`?begin=themeDay`), and how that ends: it is taken out of the address, so
 * that going back does not begin it again.
 */
export function useBegin(): [begin: string | undefined, end: () => void] {
  const { search, change } = useAddress()
  const begin = typeof search.begin === 'string' ? search.begin : undefined
  return [begin, () => begin !== undefined && change({ begin: undefined })]
}

/** Takes every value of the fields out, so that only what is changed with it remains. */
export const emptied = (fields: Field[]) =>
  Object.fromEntries(fieldNames(fields).map((name) => [name, undefined]))

import type { Search } from '#web/kit/address.ts'
import { crossDimensions } from '../brackets/rules.ts'
import type { CrossDefinitionShape } from '../cross-tables/contract.ts'
import { crossMeasures, crossSubjects } from '../cross-tables/rules.ts'

type Dimension = (typeof crossDimensions)[number]
export type Filter = CrossDefinitionShape['filters'][number]

const listOf = (value: string | string[] | undefined) => (value === undefined ? [] : [value].flat())
const one = <T extends string>(known: readonly T[], value: unknown): T | undefined =>
  known.find((each) => each === value)

/** The cross-table that the address asks for; what it does not say is the usual. */
export function readQuestion(search: Search): CrossDefinitionShape {
  const lines = one(crossDimensions, search.lines) ?? 'age'
  const columns = search.columns === 'none' ? undefined : (one(crossDimensions, search.columns) ?? 'gender')
  return {
    subject: one(crossSubjects, search.subject) ?? 'member',
    lines,
    columns: columns === lines ? undefined : columns,
    measure: one(crossMeasures, search.measure) ?? 'heads',
    filters: listOf(search.filter).flatMap(readFilter),
  }
}

/** `age:upTo30,31-35` */
function readFilter(text: string): Filter[] {
  const [id, keys = ''] = text.split(':')
  const dimension = one(crossDimensions, id)
  const chosen = keys.split(',').filter((key) => key !== '')
  return dimension && chosen.length > 0 ? [{ dimension, keys: chosen }] : []
}

/** The address that asks for a cross-table. */
export const writeQuestion = ({ subject, lines, columns, measure, filters }: CrossDefinitionShape) => ({
  subject: subject === 'member' ? undefined : subject,
  lines,
  columns: columns ?? 'none',
  measure: measure === 'heads' ? undefined : measure,
  filter: filters.map(({ dimension, keys }) => `${dimension}:${keys.join(',')}`),
})

/** A filter set, changed or (without keys) taken away. */
export function withFilter(filters: readonly Filter[], dimension: Dimension, keys: string[]): Filter[] {
  const others = filters.filter((filter) => filter.dimension !== dimension)
  return keys.length > 0 ? [...others, { dimension, keys }] : others
}

import { valueInWords } from '../../values/rules.ts'
import { fieldTitles } from '../rules.ts'

/** What a line keeps of one side, as far as it is told. */
type Side = { values: Record<string, unknown> } | null

/** The organizations that the sides of a line name. */
export const placesIn = (...sides: unknown[]): number[] =>
  (sides as Side[]).flatMap((one) => Number(one?.values.organizationId) || [])

/** The lines of a change in words; identity and phone numbers stand masked already. */
export function changedOf(before: Side, after: Side, places: Map<number, string>) {
  const words = (field: string, value: unknown) =>
    field === 'organizationId' && value ? (places.get(Number(value)) ?? null) : valueInWords(field, value)
  const fields = Object.keys(after?.values ?? {})
  return fields.map((field) => ({
    label: fieldTitles[field] ?? field,
    before: words(field, before?.values[field]),
    after: words(field, after?.values[field]),
  }))
}

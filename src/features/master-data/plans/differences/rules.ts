import type { Day } from '#basics/days.ts'
import { isMasked, masked } from '#basics/masks.ts'
import type { DifferenceKind, FieldChange, Value } from '../../comparison/rules.ts'
import { inWords, type Named, type ShownChange } from '../../comparison/values/rules.ts'
import { type Outcome, type PersonOutcome, type UnitOutcome, valueText } from '../rules.ts'

/** A difference as it will stand in the inbox. */
export type NewDifference = {
  personId: number | null
  organizationId: number | null
  kind: DifferenceKind
  field: string
  masterValue: string | null
  registerValue: string | null
  masterText: string | null
  registerText: string | null
  /** The real value behind a hash, to be sealed. */
  secret: string | null
  along: (ShownChange & { value: Value })[]
  effectiveOn: Day
}

type Names = ReadonlyMap<string, Named>

/** What a change reads on the screen; numbers masked. */
export function shown(outcome: UnitOutcome | PersonOutcome, change: FieldChange, names: Names): ShownChange {
  const { field, before, after, effect } = change
  if ('person' in outcome && isMasked(field)) {
    const now = outcome.person[field as 'phone']
    const was = outcome.known?.masks[field as 'phone'] ?? null
    return { field, before: was, after: now && masked(field, now), effect }
  }
  return { field, before: inWords(field, before, names), after: inWords(field, after, names), effect }
}

/** The differences that the rows raise. */
export const differencesOf = (
  { units, people }: { units: UnitOutcome[]; people: PersonOutcome[] },
  names: Names,
): NewDifference[] => [...units, ...people].flatMap((outcome) => raisedBy(outcome, names))

function raisedBy(outcome: UnitOutcome | PersonOutcome, names: Names): NewDifference[] {
  const { known, raised } = outcome
  if (!known) return []
  return raised.map(({ kind, change, along, effectiveOn }) => {
    const texts = shown(outcome, change, names)
    return {
      ...whose(outcome, known.id),
      kind,
      field: change.field,
      masterValue: valueText(change.after),
      registerValue: valueText(change.before),
      masterText: texts.after,
      registerText: texts.before,
      secret: 'person' in outcome && isMasked(change.field) ? outcome.person[change.field as 'phone'] : null,
      along: along.map((one) => ({ ...shown(outcome, one, names), value: one.after })),
      effectiveOn,
    }
  })
}

const whose = ({ kind }: Pick<Outcome<never>, 'kind'>, id: number) =>
  kind === 'people' ? { personId: id, organizationId: null } : { personId: null, organizationId: id }

type Missing = { id: number; registerText: string }

/** A full feed that is silent about somebody: a question, never an order. */
export function missingDifferences(
  { units, people }: { units: Missing[]; people: Missing[] },
  on: Day,
): NewDifference[] {
  const missing = (
    of: Pick<NewDifference, 'personId' | 'organizationId'>,
    registerText: string,
  ): NewDifference => ({
    ...of,
    kind: 'missing',
    field: 'record',
    masterValue: null,
    registerValue: 'present',
    masterText: null,
    registerText,
    secret: null,
    along: [],
    effectiveOn: on,
  })
  return [
    ...units.map(({ id, registerText }) => missing({ personId: null, organizationId: id }, registerText)),
    ...people.map(({ id, registerText }) => missing({ personId: id, organizationId: null }, registerText)),
  ]
}

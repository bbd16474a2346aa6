import type { Day } from '#basics/days.ts'
import {
  comparePerson,
  compareUnit,
  differencesOfPerson,
  differencesOfUnit,
  type FieldChange,
  type Raised,
  type SaidOfPerson,
  type SaidOfUnit,
  saidAnew,
  type Value,
} from '../comparison/rules.ts'
import type { Person } from '../persons/rules.ts'
import type { PersonRow, Row, UnitRow } from '../readings/rules.ts'
import type { FeedKind } from '../sheets/rules.ts'
import type { Unit } from '../units/rules.ts'

export type Counts = { new: number; changed: number; same: number; quarantined: number }

/** A unit or person of the register beside which a row is laid. */
export type KnownUnit = SaidOfUnit & { id: number; code: string }
export type KnownPerson = SaidOfPerson & {
  id: number
  /** The first day of the record. */
  since: Day
  masks: { identityNumber: string | null; phone: string | null }
}

/** A row with its digest, and whether that is exactly what was taken last; else what it says, its secrets hashed. */
export type Told<R, S> = { row: R; digest: string } & ({ same: true; said: null } | { same: false; said: S })

/** What one row does. `anew`: fields of which the master data says something else than last time. */
export type Outcome<K, R = Row<unknown>> = {
  kind: FeedKind
  row: R
  known: K | null
  changes: FieldChange[]
  raised: Raised[]
  anew: { field: string; value: Value; agrees: boolean }[]
}
export type UnitOutcome = Outcome<KnownUnit, UnitRow> & { unit: Unit }
export type PersonOutcome = Outcome<KnownPerson, PersonRow> & { person: Person }

/** Lays the rows of people beside the register; those that only repeat are left out. */
export function comparePeople(
  told: Told<PersonRow, SaidOfPerson>[],
  facts: { known: Map<string, KnownPerson>; base: Map<string, SaidOfPerson>; on: Day },
): PersonOutcome[] {
  return told.flatMap(({ row, said }): PersonOutcome[] => {
    const person = row.record
    if (!said || !person) return []
    const known = facts.known.get(row.key) ?? null
    const outcome = { kind: 'people' as const, row, known, person }
    if (!known) return [{ ...outcome, changes: [], raised: [], anew: [] }]
    const base = facts.base.get(row.key) ?? null
    const changes = comparePerson(said, base, known)
    return [
      {
        ...outcome,
        changes,
        raised: differencesOfPerson(changes, said, known, facts.on),
        anew: anewOf(said, base, known),
      },
    ]
  })
}

/** The same for units. */
export function compareUnits(
  told: Told<UnitRow, SaidOfUnit>[],
  facts: { known: Map<string, KnownUnit>; base: Map<string, SaidOfUnit>; on: Day },
): UnitOutcome[] {
  return told.flatMap(({ row, said }): UnitOutcome[] => {
    const unit = row.record
    if (!said || !unit) return []
    const known = facts.known.get(row.key) ?? null
    const outcome = { kind: 'organizations' as const, row, known, unit }
    if (!known) return [{ ...outcome, changes: [], raised: [], anew: [] }]
    const base = facts.base.get(row.key) ?? null
    const changes = compareUnit(said, base, known)
    return [
      {
        ...outcome,
        changes,
        raised: differencesOfUnit(changes, said, facts.on),
        anew: anewOf(said, base, known),
      },
    ]
  })
}

function anewOf<S extends object>(said: S, base: S | null, known: S): Outcome<never>['anew'] {
  const value = (side: S, field: string) => (side as Record<string, Value>)[field] ?? null
  return saidAnew(said, base).map((field) => ({
    field,
    value: value(said, field),
    agrees: JSON.stringify(value(said, field)) === JSON.stringify(value(known, field)),
  }))
}

/** How many rows did what. Rows that change nothing of what the register holds are the same. */
export function countRows(rows: Row<unknown>[], outcomes: Outcome<unknown>[]): Counts {
  const quarantined = rows.filter(({ faults }) => faults.length > 0).length
  const fresh = outcomes.filter(({ known }) => !known).length
  const changed = outcomes.filter(({ known, changes }) => known && changes.length > 0).length
  return { new: fresh, changed, same: rows.length - quarantined - fresh - changed, quarantined }
}

/** A value as the difference keeps it: text, so that the same pair is recognised. */
export const valueText = (value: Value): string | null =>
  value === null ? null : Array.isArray(value) ? value.join(';') : String(value)

/** What tells a raised difference from every other: whose, which field, which two values. */
export const pairKey = (of: {
  personId: number | null
  organizationId: number | null
  field: string
  masterValue: string | null
  registerValue: string | null
}): string =>
  JSON.stringify([
    of.personId ?? 0,
    of.organizationId ?? 0,
    of.field,
    of.masterValue ?? '',
    of.registerValue ?? '',
  ])

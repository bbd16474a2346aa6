import type { Plan } from '../plans/actions.ts'
import { shown } from '../plans/differences/rules.ts'
import type { PersonOutcome, UnitOutcome } from '../plans/rules.ts'
import type { Row } from '../readings/rules.ts'
import type { FeedKind } from '../sheets/rules.ts'
import type { NewRow } from './queries.ts'
import { faultInWords } from './words.ts'

/** What is kept of a feed's rows: all but those that say what is known already. */
export function keptRows(plan: Plan): NewRow[] {
  const outcomes = [...plan.units, ...plan.people]
  return [
    ...outcomes.flatMap((outcome) => keptOutcome(outcome, plan.names)),
    ...refusedRows('organizations', plan.reading.units),
    ...refusedRows('people', plan.reading.people),
  ]
}

function keptOutcome(outcome: UnitOutcome | PersonOutcome, names: Plan['names']): NewRow[] {
  const { kind, row, known, changes } = outcome
  if (known && changes.length === 0) return []
  return [
    {
      ...rowOf(kind, row),
      outcome: known ? 'changed' : 'new',
      changes: known ? changes.map((change) => shown(outcome, change, names)) : null,
      faults: null,
      cells: null,
    },
  ]
}

const refusedRows = (kind: FeedKind, rows: Row<unknown>[]): NewRow[] =>
  rows
    .filter(({ faults }) => faults.length > 0)
    .map((row) => ({
      ...rowOf(kind, row),
      outcome: 'quarantined',
      changes: null,
      faults: row.faults.map((fault) => faultInWords(kind, fault)),
      cells: JSON.stringify(row.cells),
    }))

const rowOf = (kind: FeedKind, { position, line, key, name }: Row<unknown>) => ({
  position,
  line,
  kind,
  key: key.slice(0, 100),
  name: name.slice(0, 100),
})

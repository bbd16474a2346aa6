import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import type { SaidOfPerson, SaidOfUnit } from '../comparison/rules.ts'
import type { Named } from '../comparison/values/rules.ts'
import { judge, judgeOutcome } from '../judgements/rules.ts'
import type { Person } from '../persons/rules.ts'
import {
  type PersonRow,
  type Reading,
  type Row,
  readRows,
  type Sheet,
  type UnitRow,
} from '../readings/rules.ts'
import type { Unit } from '../units/rules.ts'
import { differencesOf, missingDifferences, type NewDifference } from './differences/rules.ts'
import {
  digestsOf,
  hasPeople,
  holdersOf,
  knownPeople,
  knownUnits,
  membersLeftIn,
  missingPeople,
  missingUnits,
  placeholdersOf,
  quarantinedAtFirst,
  raisedBefore,
  saidOf,
} from './queries.ts'
import {
  type Counts,
  comparePeople,
  compareUnits,
  countRows,
  type KnownPerson,
  type KnownUnit,
  type PersonOutcome,
  pairKey,
  type Told,
  type UnitOutcome,
} from './rules.ts'

export type Plan = {
  reading: Reading
  on: Day
  units: UnitOutcome[]
  people: PersonOutcome[]
  /** Units of the register and of the feed, for their names. */
  names: ReadonlyMap<string, Named>
  /** Nobody is in the register yet: everything is history, nothing is news. */
  first: boolean
  /** 工号 known since the first feed, where the row stood in quarantine. */
  knownSince: Set<string>
  told: { units: Told<UnitRow, SaidOfUnit>[]; people: Told<PersonRow, SaidOfPerson>[] }
  counts: { organizations: Counts; people: Counts; differences: number }
  /** Raised now, without those that wait or were declined already. */
  differences: NewDifference[]
  missing: { units: string[]; people: string[] } | null
}

/**
 * Lays a feed beside the register and tells everything that taking it would do; changes nothing. `on`: the day from
 * which the feed speaks where a row names none.
 */
export async function planFeed(
  ctx: Pick<Context, 'db' | 'sealing' | 'today'>,
  sheets: Sheet[],
  { mode, on }: { mode: 'full' | 'changes'; on: Day },
): Promise<Plan> {
  const reading = readRows(sheets, ctx.today)
  const told = {
    units: await tellRows(ctx, 'organizations', reading.units, unitSaid),
    people: await tellRows(ctx, 'people', reading.people, personSaid(ctx)),
  }
  const units = await knownUnits(ctx)
  await judgeRows(ctx, reading, told, units)

  const { freshUnits, freshPeople } = {
    freshUnits: freshKeys(told.units),
    freshPeople: freshKeys(told.people),
  }
  const people = await knownOrWaiting(ctx, told.people, freshPeople)
  const outcomes = {
    units: compareUnits(told.units, {
      known: units,
      base: await saidOf(ctx, 'organizations', freshUnits),
      on,
    }),
    people: comparePeople(told.people, {
      known: people,
      base: await saidOf(ctx, 'people', freshPeople),
      on,
    }).filter((outcome) => judgeOutcome(outcome, ctx.today)),
  }
  const unknown = outcomes.people.filter(({ known }) => !known).map(({ row }) => row.key)
  const first = !(await hasPeople(ctx))
  const names = new Map<string, Named>([
    ...units,
    ...reading.units.flatMap(({ record }): [string, Unit][] => (record ? [[record.code, record]] : [])),
  ])
  const missing = mode === 'full' && !reading.correction ? await findMissing(ctx, reading) : null
  const before = new Set((await raisedBefore(ctx)).map(pairKey))
  const raised = [...differencesOf(outcomes, names), ...(missing ? missingDifferences(missing, on) : [])]
  const differences = raised.filter((one) => !before.has(pairKey(one)))
  return {
    reading,
    on,
    ...outcomes,
    names,
    first,
    knownSince: first ? new Set() : await quarantinedAtFirst(ctx, unknown),
    told,
    counts: {
      organizations: countRows(reading.units, outcomes.units),
      people: countRows(reading.people, outcomes.people),
      differences: differences.length,
    },
    differences,
    missing: missing && {
      units: missing.units.map(({ key }) => key),
      people: missing.people.map(({ key }) => key),
    },
  }
}

const freshKeys = (told: Told<Row<unknown>, unknown>[]) =>
  told.flatMap(({ row, same }) => (!same && row.record ? [row.key] : []))

const unitSaid = ({ code, ...said }: Unit): SaidOfUnit => said

/** Equal numbers, equal hashes; the hash gives nothing away. */
const personSaid =
  ({ sealing }: Pick<Context, 'sealing'>) =>
  (person: Person): SaidOfPerson => ({
    ...person,
    identityNumber: person.identityNumber && sealing.keyOf(person.identityNumber).toString('hex'),
    phone: person.phone && sealing.keyOf(person.phone).toString('hex'),
  })

/**
 * What each readable row says, and whether that is exactly what was taken last. The digest is keyed, for a row holds an
 * identity number; what it says is worked out only where it is needed.
 */
async function tellRows<T, R extends Row<T>, S>(
  { db, sealing }: Pick<Context, 'db' | 'sealing'>,
  kind: 'organizations' | 'people',
  rows: R[],
  say: (record: T) => S,
): Promise<Told<R, S>[]> {
  const readable = rows.filter(({ record }) => record)
  const digests = await digestsOf(
    { db },
    kind,
    readable.map(({ key }) => key),
  )
  return readable.map((row) => {
    const digest = sealing.keyOf(JSON.stringify(row.record)).toString('hex')
    if (digests.get(row.key) === digest) return { row, digest, same: true, said: null }
    return { row, digest, same: false, said: say(row.record as T) }
  })
}

async function judgeRows(
  ctx: Pick<Context, 'db' | 'sealing'>,
  reading: Reading,
  told: Plan['told'],
  units: Map<string, KnownUnit>,
): Promise<void> {
  const same = new Set<Row<unknown>>(
    [...told.units, ...told.people].filter((one) => one.same).map(({ row }) => row),
  )
  const hashes = new Map(
    told.people.flatMap(({ row, said }): [string, string][] =>
      row.record?.identityNumber && said?.identityNumber
        ? [[row.record.identityNumber, said.identityNumber]]
        : [],
    ),
  )
  const fresh = told.people.flatMap(({ said }) => (said?.identityNumber ? [said.identityNumber] : []))
  const closing = reading.units.filter(({ record, key }) => record?.closedOn && !units.get(key)?.closedOn)
  judge(reading, {
    known: {
      units,
      holders: await holdersOf(ctx, fresh),
      membersLeft: await membersLeftIn(
        ctx,
        closing.map(({ key }) => key),
        reading.people.flatMap(({ record, key }) => (record ? [key] : [])),
      ),
    },
    isSame: (row) => same.has(row),
    hashOf: (number) => hashes.get(number) ?? '',
  })
}

/** Those known by 工号, and those who came with a letter and wait for theirs: their identity number tells. */
async function knownOrWaiting(
  ctx: Pick<Context, 'db'>,
  told: Plan['told']['people'],
  keys: string[],
): Promise<Map<string, KnownPerson>> {
  const known = await knownPeople(ctx, keys)
  const hashOf = new Map(
    told.flatMap(({ row, said }): [string, string][] =>
      row.record && said?.identityNumber && !known.has(row.key) ? [[row.key, said.identityNumber]] : [],
    ),
  )
  const waiting = await placeholdersOf(ctx, [...hashOf.values()])
  if (waiting.size === 0) return known
  const found = await knownPeople(ctx, [...waiting.values()])
  for (const [key, hash] of hashOf) {
    const person = found.get(waiting.get(hash) ?? '')
    if (person) known.set(key, person)
  }
  return known
}

/** A full feed is silent about some: of each kind it speaks of at all. A row in quarantine was spoken of. */
async function findMissing(ctx: Pick<Context, 'db'>, { units, people, kinds }: Reading) {
  const keysOf = (rows: Row<unknown>[]) => rows.map(({ key }) => key)
  return {
    units: kinds.includes('organizations') ? await missingUnits(ctx, keysOf(units)) : [],
    people: kinds.includes('people') ? await missingPeople(ctx, keysOf(people)) : [],
  }
}

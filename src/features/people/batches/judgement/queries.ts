import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import type { Snapshot } from '../../entries/actions.ts'

type Db = Pick<Context, 'db'>

export type Line = {
  id: number
  personId: number
  name: string
  employeeNo: string
  organizationName: string | null
  effectiveOn: Day | null
  entered: boolean
  undone: boolean
  laterKind: string | null
  laterAt: string | null
  laterBy: string | null
  closedPlace: string | null
  closedGroup: string | null
  employeeNoTaken: boolean
  /** It touches what must agree with what else is registered: to be looked at with the whole person. */
  agreeing: boolean
}

/**
 * The lines of a batch, the last written first, each with the latest later change of the same that still stands. Two
 * changes are of the same when they name one field, or both changed the dated standings.
 */
export async function linesOf({ db }: Db, batchId: number): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select change.id, change.person_id as "personId", person.name, person.employee_no as "employeeNo",
      place.name as "organizationName", change.effective_on as "effectiveOn", change.before is null as entered,
      exists (select from person_change counter where counter.undoes = change.id) as undone,
      later.kind as "laterKind", later.recorded_at as "laterAt", later.recorded_by as "laterBy",
      closed.name as "closedPlace", shut.name as "closedGroup",
      coalesce(change.before -> 'values' ? 'employeeNo' and exists (select from person other
        where other.employee_no = change.before -> 'values' ->> 'employeeNo' and other.id <> person.id), false) as "employeeNoTaken",
      coalesce(change.before -> 'values' ?| array['identityNumber', 'birthDate', 'gender', 'joinedOn', 'becameFullOn', 'workStartedOn'],
        false) as agreeing
    from person_change change
    join person on person.id = change.person_id
    left join organization place on place.id = person.organization_id
    left join organization closed on closed.id = (change.before -> 'standings' -> -1 ->> 'organizationId')::integer
      and closed.closed_on is not null and change.before -> 'standings' -> -1 ->> 'membership' = 'active'
    left join party_group shut on shut.id = (change.before -> 'standings' -> -1 ->> 'groupId')::integer
      and shut.until_on is not null
    left join lateral (
      select later.kind, later.recorded_at, later.recorded_by from person_change later
      where later.person_id = change.person_id and later.id > change.id and later.undoes is null
        and later.batch_id is distinct from change.batch_id
        and not exists (select from person_change counter where counter.undoes = later.id)
        and (change.before is null
          or jsonb_typeof(change.before -> 'standings') = 'array' and jsonb_typeof(later.before -> 'standings') = 'array'
          or exists (select from jsonb_object_keys(later.after -> 'values') field where change.after -> 'values' ? field))
      order by later.id desc limit 1
    ) later on true
    where change.batch_id = ${batchId}
    order by change.id desc`.execute(db)
  return rows
}

export type Step = {
  id: number
  personId: number
  effectiveOn: Day | null
  before: Snapshot | null
  after: Snapshot | null
}

/** What these lines keep of before and after. */
export async function stepsOf({ db }: Db, ids: number[]): Promise<Step[]> {
  const { rows } = await sql<Step>`
    select id, person_id as "personId", effective_on as "effectiveOn", before, after from person_change
    where id = any(${ids}::integer[]) order by id desc`.execute(db)
  return rows
}

/** Tables that a person's entry fills itself. */
const own = ['standing', 'person_change']

/** By which table somebody is referred to, of those whom anything refers to beside their own entry. */
export async function referringTo({ db }: Db, personIds: number[]): Promise<Map<number, string>> {
  const found = new Map<number, string>()
  if (personIds.length === 0) return found
  const { rows: keys } = await sql<{ table: string; column: string }>`
    select conrelid::regclass::text as "table", attname as "column"
    from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
    where contype = 'f' and confrelid = 'person'::regclass and cardinality(conkey) = 1
    order by 1, 2`.execute(db)
  for (const { table, column } of keys) {
    if (own.includes(table)) continue
    const { rows } = await sql<{ id: number }>`
      select distinct ${sql.ref(column)} as id from ${sql.table(table)}
      where ${sql.ref(column)} = any(${personIds}::integer[])`.execute(db)
    for (const { id } of rows) found.set(id, table)
  }
  return found
}

/** Who else holds these identity numbers, by their keyed hashes. */
export async function numbersHeld(
  { db }: Db,
  keys: { personId: number; key: Buffer }[],
): Promise<Set<number>> {
  if (keys.length === 0) return new Set()
  const given = keys.map(({ personId, key }) => ({ id: personId, key: key.toString('hex') }))
  const { rows } = await sql<{ id: number }>`
    select given.id from json_to_recordset(${JSON.stringify(given)}::json) as given (id integer, key text)
    join person on person.identity_number_key = decode(given.key, 'hex') and person.id <> given.id`.execute(
    db,
  )
  return new Set(rows.map(({ id }) => id))
}

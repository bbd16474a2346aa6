import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import type { OrganizationKind } from '../rules.ts'

type Writer = Pick<Context, 'db' | 'now'>

export type Known = { id: number; code: string; path: string; kind: OrganizationKind; name: string }

/** The organizations of these codes, whatever the reach, by code. */
export async function findByCodes({ db }: Pick<Context, 'db'>, codes: string[]): Promise<Map<string, Known>> {
  const { rows } = await sql<Known>`
    select id, code, path, kind, name from organization where code = any(${codes}::text[])`.execute(db)
  return new Map(rows.map((row) => [row.code, row]))
}

/** As many new ids as asked for. */
export async function takeIds({ db }: Pick<Context, 'db'>, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('organization', 'id'))::integer as id from generate_series(1, ${count})`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

export type NewRow = {
  id: number
  code: string
  name: string
  short_name: string | null
  name_initials: string
  kind: OrganizationKind
  parent_id: number | null
  path: string
  established_on: Day | null
  closed_on: Day | null
  closed_because: string | null
  term_years: number | null
}

/** Inserts organizations whose ids and paths are known, in one statement. */
export const insertRows = ({ db, now }: Writer, rows: NewRow[]) =>
  sql`
    insert into organization (id, code, name, short_name, name_initials, kind, parent_id, path, established_on,
      closed_on, closed_because, term_years, recorded_at)
    overriding system value
    select given.*, ${now.toISOString()}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as given (id integer, code text, name text, short_name text,
      name_initials text, kind text, parent_id integer, path text, established_on date, closed_on date,
      closed_because text, term_years smallint)`.execute(db)

export type NewTerm = {
  organization_id: number
  from_on: Day
  years: number
  ends_on: Day
  ended_on: Day | null
}

/** Begins terms of many organizations in one statement; the open terms before them end on the same day. */
export async function beginTerms({ db }: Writer, terms: NewTerm[]): Promise<void> {
  if (terms.length === 0) return
  const given = sql`json_to_recordset(${JSON.stringify(terms)}::json) as given
    (organization_id integer, from_on date, years smallint, ends_on date, ended_on date)`
  await sql`
    update term set ended_on = given.from_on from ${given}
    where term.organization_id = given.organization_id and term.ended_on is null and term.from_on < given.from_on`.execute(
    db,
  )
  await sql`
    insert into term (organization_id, from_on, years, ends_on, ended_on)
    select organization_id, from_on, years, ends_on, ended_on from ${given}`.execute(db)
}

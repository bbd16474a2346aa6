import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { within } from '../queries.ts'

type Scope = Pick<Context, 'db' | 'reach'>

/** The organizations of these codes within reach, held until the end of the transaction, in one order; by code. */
export async function holdByCodes({ db, reach }: Scope, codes: string[]) {
  const rows = await db
    .selectFrom('organization')
    .where(sql<boolean>`code = any(${codes}::text[])`)
    .where(within('organization.path', reach))
    .selectAll()
    .orderBy('id')
    .forUpdate()
    .execute()
  return new Map(rows.map((row) => [row.code, row]))
}

/** The latest day on which a standing change of name takes effect, of each organization that has one. */
export async function latestRenamings({ db }: Pick<Context, 'db'>, ids: number[]): Promise<Map<number, Day>> {
  const { rows } = await sql<{ id: number; day: Day }>`
    select organization_id as id, max(effective_on) as day from organization_change change
    where organization_id = any(${ids}::integer[]) and kind = 'renamed'
      and not exists (select from organization_change counter where counter.undoes = change.id)
    group by organization_id`.execute(db)
  return new Map(rows.map(({ id, day }) => [id, day]))
}

type Facts = { id: number; facts: { establishedOn?: Day | null; termYears?: number | null } }

/** Facts without a day of their own, in one statement. */
export const setFacts = ({ db }: Pick<Context, 'db'>, facts: Facts[]) =>
  sql`
    update organization set
      established_on = case when facts ? 'establishedOn' then (facts ->> 'establishedOn')::date else established_on end,
      term_years = case when facts ? 'termYears' then (facts ->> 'termYears')::smallint else term_years end
    from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as given (id integer, facts jsonb)
    where organization.id = given.id`.execute(db)

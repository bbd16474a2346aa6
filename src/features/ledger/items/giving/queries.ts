import { sql } from 'kysely'
import { type Day, firstDayOfYear, yearOf } from '#basics/days.ts'
import { holdsOn, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { Known, Receiver } from './rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>

/** The organizations of these ids that lie within reach. */
export const receiversOf = ({ db, reach }: Scope, ids: number[]): Promise<Receiver[]> =>
  db
    .selectFrom('organization')
    .where('id', '=', sql<number>`any(${ids}::int[])`)
    .where(within('organization.path', reach))
    .select(['id', 'name', 'path', 'closed_on as closedOn'])
    .orderBy('path')
    .execute()

/** What the register holds of organizations, each by itself. */
export async function knownOf({ db }: Pick<Context, 'db'>, ids: number[], today: Day): Promise<Known> {
  const first = firstDayOfYear(yearOf(today))
  const chosen = sql`any(${ids}::int[])`
  const { rows } = await sql<Known>`select
    (select count(*) from person where organization_id = ${chosen} and membership = 'active')::int as members,
    (select count(*) from post where organization_id = ${chosen} and kind = 'secretary' and ${holdsOn('post', today)})::int as secretaries,
    (select count(*) from term where organization_id = ${chosen} and ended_on is null and ends_on < ${today})::int as "termsOverdue",
    (select count(*) from meeting where organization_id = ${chosen} and held_on >= ${first})::int as meetings,
    (select count(*) from person where organization_id = ${chosen}
      and political_status in ('applicant', 'activist', 'candidate'))::int as applicants,
    (select count(*) from work_item where organization_id = ${chosen} and status = 'open')::int as "openItems",
    (select count(*) from official_document where organization_id = ${chosen} and issued_on >= ${first}
      and voided_at is null)::int as documents`.execute(db)
  return rows[0] as Known
}

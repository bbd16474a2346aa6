import { sql } from 'kysely'
import { type Day, firstDayOfYear } from '#basics/days.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'

type Scope = Pick<Context, 'db' | 'reach'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

/** The committees within reach, or one of them, with their plan of a year. */
export const committeesWith = ({ db, reach }: Scope, year: number, id?: number) =>
  db
    .selectFrom('organization')
    .leftJoin('admission_quota as quota', (join) =>
      join.onRef('quota.organization_id', '=', 'organization.id').on('quota.year', '=', year),
    )
    .where('organization.kind', '=', 'committee')
    .where('organization.closed_on', 'is', null)
    .where(within('organization.path', reach))
    .$if(id !== undefined, (q) => q.where('organization.id', '=', id ?? 0))
    .select(['organization.id', 'organization.name', 'organization.path', 'quota.places'])
    .orderBy('organization.path')
    .execute()

type Counted = { path: string; n: number }

/** Who was admitted in a year, by branch: the day is that of the meeting. */
export async function admittedIn(
  { db }: Pick<Context, 'db'>,
  path: string,
  year: number,
): Promise<Counted[]> {
  const [from, until]: [Day, Day] = [firstDayOfYear(year), firstDayOfYear(year + 1)]
  const { rows } = await sql<Counted>`
    select organization.path, count(*)::int as n from standing
    join organization on organization.id = standing.organization_id
    where began_by = 'admitted' and from_on >= ${from} and from_on < ${until} and ${below('organization.path', path)}
    group by 1`.execute(db)
  return rows
}

/** The candidates of today, by branch. */
export async function candidatesOf({ db }: Pick<Context, 'db'>, path: string): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select organization_path as path, count(*)::int as n from person
    where political_status = 'candidate' and ${below('organization_path', path)} group by 1`.execute(db)
  return rows
}

export const upsertQuota = (
  { db, now, actor }: Writer,
  { id, year, places }: { id: number; year: number; places: number },
) =>
  db
    .insertInto('admission_quota')
    .values({ organization_id: id, year, places, set_at: now, set_by: actor.name })
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'year']).doUpdateSet({ places, set_at: now, set_by: actor.name }),
    )
    .execute()

import { sql } from 'kysely'
import { within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'

type Scope = Pick<Context, 'db' | 'reach'>

export type QuotaRow = {
  organizationId: number
  organizationName: string
  path: string
  places: number | null
  admitted: number
  candidates: number
}

/** The committees within reach, with their plan of a year, the admissions of it and the candidates of today. */
export async function quotasOf({ db, reach }: Scope, year: number, id?: number): Promise<QuotaRow[]> {
  const { rows } = await sql<QuotaRow>`
    select organization.id as "organizationId", organization.name as "organizationName", organization.path,
      quota.places,
      (select count(*)::int from standing join organization here on here.id = standing.organization_id
        where standing.began_by = 'admitted' and extract(year from standing.from_on) = ${year}
          and here.path like organization.path || '%') as admitted,
      (select count(*)::int from person where political_status = 'candidate'
        and organization_path like organization.path || '%') as candidates
    from organization
    left join admission_quota quota on quota.organization_id = organization.id and quota.year = ${year}
    where organization.kind = 'committee' and organization.closed_on is null and ${within('organization.path', reach)}
      and (${id ?? null}::int is null or organization.id = ${id ?? null})
    order by organization.path`.execute(db)
  return rows
}

export const upsertQuota = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  { id, year, places }: { id: number; year: number; places: number },
) =>
  db
    .insertInto('admission_quota')
    .values({ organization_id: id, year, places, set_at: now, set_by: actor.name })
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'year']).doUpdateSet({ places, set_at: now, set_by: actor.name }),
    )
    .execute()

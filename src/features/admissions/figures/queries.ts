import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { below, holdsOn } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'

type Writer = Pick<Context, 'db'>

export type Funnel = {
  path: string
  applicants: number
  activists: number
  candidates: number
  probationary: number
  admitted: number
  confirmed: number
  late: number
}

/** The register on a day, by branch: who was where on the way, and who was admitted and confirmed since a day. */
export async function funnelOn(
  { db }: Writer,
  { path, on, since, today }: { path: string; on: Day; since: Day; today: Day },
): Promise<Funnel[]> {
  const { rows } = await sql<Funnel>`
    with here as (
      select state.organization_id as id, state.path from organization_state state
      where ${holdsOn('state', on)} and ${below('state.path', path)}
    ), files as (
      select person.organization_id as id, count(*)::int as late from admission
      join person on person.id = admission.person_id
      where admission.status = 'running' and admission.next_by < ${today} group by 1
    )
    select here.path, counted.*, coalesce(files.late, 0) as late
    from here
    left join files on files.id = here.id
    join lateral (
      select count(*) filter (where political_status = 'applicant' and ${holdsOn('standing', on)})::int as applicants,
        count(*) filter (where political_status = 'activist' and ${holdsOn('standing', on)})::int as activists,
        count(*) filter (where political_status = 'candidate' and ${holdsOn('standing', on)})::int as candidates,
        count(*) filter (where political_status = 'probationaryMember' and membership = 'active'
          and ${holdsOn('standing', on)})::int as probationary,
        count(*) filter (where began_by = 'admitted' and from_on between ${since} and ${on})::int as admitted,
        count(*) filter (where began_by = 'confirmed' and from_on between ${since} and ${on})::int as confirmed
      from standing where standing.organization_id = here.id
        and (standing.from_on >= ${since} or coalesce(standing.until_on, 'infinity') > ${on})
    ) counted on true`.execute(db)
  return rows
}

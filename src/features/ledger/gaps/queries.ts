import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { below, holdsOn, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { BranchStand } from './rules.ts'

/** What is counted today of each branch below a path. */
export async function standsBelow(
  { db, reach, today }: Pick<Context, 'db' | 'reach'> & { today: Day },
  path: string,
): Promise<Map<number, BranchStand>> {
  const { rows } = await sql<BranchStand & { id: number }>`
    with chosen as (
      select id, kind from organization
      where kind in ('branch', 'jointBranch', 'temporaryBranch')
        and ${within('organization.path', reach)} and ${below('organization.path', path)}
    ), life as (
      select organization_id as id,
        (count(*) filter (where held_on is null and planned_on < ${today}))::int as unrecorded,
        (count(*) filter (where held_on is not null and confirmed_at is null))::int as unconfirmed
      from meeting where cancelled_at is null and (held_on is null or confirmed_at is null) group by 1
    ), items as (
      select organization_id as id, count(*)::int as n from work_item
      where done_at is null and cancelled_at is null and due_on < ${today} group by 1
    ), problems as (
      select organization_id as id, count(*)::int as n from rectification
      where solved_on is null and confirmed_on is null and due_on < ${today} group by 1
    ), files as (
      select person.organization_id as id, count(*)::int as n
      from admission join person on person.id = admission.person_id
      where admission.status = 'running' and admission.next_by < ${today} group by 1
    ), moves as (
      select holder_id as id, count(*)::int as n from transfer
      where holder = 'branch' and due_on < ${today} group by 1
    ), secretaries as (
      select distinct organization_id as id from post where kind = 'secretary' and ${holdsOn('post', today)}
    )
    select chosen.id, chosen.kind, coalesce(life.unrecorded, 0) as unrecorded,
      coalesce(life.unconfirmed, 0) as unconfirmed, coalesce(items.n, 0) as "overdueItems",
      coalesce(problems.n, 0) as "lateRectifications", coalesce(files.n, 0) as "lateAdmissions", coalesce(moves.n, 0) as "lateTransfers",
      term.ends_on as "termEndsOn", secretaries.id is not null as secretary
    from chosen
      left join life on life.id = chosen.id
      left join items on items.id = chosen.id
      left join problems on problems.id = chosen.id
      left join files on files.id = chosen.id
      left join moves on moves.id = chosen.id
      left join secretaries on secretaries.id = chosen.id
      left join term on term.organization_id = chosen.id and term.ended_on is null`.execute(db)
  return new Map(rows.map(({ id, ...stand }) => [id, stand]))
}

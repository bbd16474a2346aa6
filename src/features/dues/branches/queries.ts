import { sql } from 'kysely'
import type { Month } from '#basics/months.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { arrearNumbers } from '../arrears/rules.ts'

export type BranchLine = {
  organizationId: number
  name: string
  parentName: string | null
  members: number
  people: number
  dueFen: number
  paidFen: number
  unpaid: number
  behind: number
  missing: number
  total: number
}

export type BranchesAsked = {
  month: Month
  lastDue: Month
  path: string
  text?: string | undefined
  wanting?: boolean | undefined
}

/** A line for each branch within reach: its month, who is behind, who has no base. */
export async function branchLines(
  { db, reach }: Pick<Context, 'db' | 'reach'>,
  { month, lastDue, path, text, wanting }: BranchesAsked,
  page: { limit: number; offset: number },
): Promise<BranchLine[]> {
  const { rows } = await sql<BranchLine>`
    with branch as (
      select organization.id, coalesce(organization.short_name, organization.name) as name, organization.path,
        coalesce(parent.short_name, parent.name) as parent_name
      from organization left join organization parent on parent.id = organization.parent_id
      where organization.kind in ('branch', 'jointBranch') and organization.closed_on is null
        and ${within('organization.path', reach)} and ${below('organization.path', path)}
        and ${text ? sql`strpos(organization.name, ${text}) > 0` : sql`true`}
    ), charged as (
      select organization_id, count(*)::int as people, sum(fen) as due, sum(least(paid_fen, fen)) as paid,
        (count(*) filter (where paid_fen < fen))::int as unpaid
      from dues_charge where month = ${month} and organization_id in (select id from branch) group by organization_id
    ), late as (
      select person_id from dues_charge where paid_fen < fen and month <= ${lastDue}
      group by person_id having count(*) >= ${arrearNumbers.remindMonths}
    ), stood as (
      select person.organization_id, count(*)::int as members, count(late.person_id)::int as behind,
        (count(*) filter (where not exists (select from dues_base where dues_base.person_id = person.id
          and state = 'stated' and from_month <= ${month})))::int as missing
      from person left join late on late.person_id = person.id
      where person.membership = 'active' and person.organization_id in (select id from branch) group by 1
    ), line as (
      select branch.id as "organizationId", branch.name, branch.parent_name as "parentName", branch.path,
        coalesce(stood.members, 0) as members, coalesce(people, 0) as people, coalesce(due, 0) as "dueFen",
        coalesce(paid, 0) as "paidFen", coalesce(unpaid, 0) as unpaid, coalesce(behind, 0) as behind,
        coalesce(missing, 0) as missing
      from branch left join charged on charged.organization_id = branch.id left join stood on stood.organization_id = branch.id
    )
    select line.*, count(*) over ()::int as total from line
    where ${wanting ? sql`behind > 0 or missing > 0 or (members > 0 and people = 0)` : sql`true`}
    order by path limit ${page.limit} offset ${page.offset}`.execute(db)
  return rows
}

import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { OrganizationKind } from '#features/organizations/rules.ts'
import type { Context } from '#platform/context.ts'
import type { Election } from '../../tables/organizations/rules.ts'
import type { Period } from '../movements/queries.ts'

/** An organization with what is counted of it on the day. */
export type OrganizationFacts = {
  id: number
  code: string
  name: string
  kind: OrganizationKind
  members: number
  fullMembers: number
  committee: 'with' | 'without' | 'notBranch'
  election: Election
  termEndsOn: Day | null
}

/**
 * The organizations with their members, committee and term as they were on the day. An extension approved later
 * is not seen. Temporary branches hold no election (支部工作条例第七条, V).
 */
export async function organizationFacts(
  { db }: Pick<Context, 'db'>,
  { before, asOf }: Period,
  ids: readonly number[],
): Promise<OrganizationFacts[]> {
  const { rows } = await sql<OrganizationFacts>`
    with given as (select unnest(${ids}::int[]) as id)
    select given.id, organization.code, state.name, state.kind, coalesce(roll.members, 0)::int as members,
      coalesce(roll.full_members, 0)::int as "fullMembers",
      case when state.kind in ('committee', 'generalBranch') then 'notBranch'
        when committee.organization_id is null then 'without' else 'with' end as committee,
      case when state.kind = 'temporaryBranch' or term.from_on is null then 'none'
        when term.from_on > ${before} and term.earlier is not null then 'elected'
        when term.ends_on < ${asOf} then 'overdue'
        when term.ends_on > term.planned then 'extended' else 'running' end as election,
      term.ends_on as "termEndsOn"
    from given
      join organization on organization.id = given.id
      join organization_state state on state.organization_id = given.id
        and state.from_on <= ${asOf} and (state.until_on is null or state.until_on > ${asOf})
      left join (
        select organization_id, count(*) as members,
          count(*) filter (where political_status = 'fullMember') as full_members
        from standing
        where organization_id = any(${ids}::int[]) and membership = 'active'
          and from_on <= ${asOf} and (until_on is null or until_on > ${asOf})
        group by organization_id
      ) roll on roll.organization_id = given.id
      left join (
        select distinct organization_id from post
        where kind = 'committeeMember' and organization_id = any(${ids}::int[])
          and from_on <= ${asOf} and (until_on is null or until_on > ${asOf})
      ) committee on committee.organization_id = given.id
      left join (${termsOn(asOf, ids)}) term on term.organization_id = given.id
    order by state.path`.execute(db)
  return rows
}

/** The last term begun by the day, the one before it, and its end as it stood on the day. */
const termsOn = (asOf: Day, ids: readonly number[]) => sql`
  select distinct on (organization_id) organization_id, from_on, (from_on + make_interval(years => years))::date as planned,
    case when exists (select from organization_change change where change.organization_id = term.organization_id
        and change.kind = 'termExtended' and change.effective_on > ${asOf})
      then (from_on + make_interval(years => years))::date else ends_on end as ends_on,
    lead(from_on) over (partition by organization_id order by from_on desc) as earlier
  from term where organization_id = any(${ids}::int[]) and from_on <= ${asOf}
  order by organization_id, from_on desc`

/** A post that was filled while the term ran. */
export type CoOption = {
  personId: number
  employeeNo: string
  name: string
  organizationId: number
  organizationName: string
  kind: OrganizationKind
  post: string
  fromOn: Day
}

/** Committee members who came in the period into a term that had begun before. */
export async function coOptionsIn(
  { db }: Pick<Context, 'db'>,
  { before, asOf }: Period,
  ids: readonly number[],
): Promise<CoOption[]> {
  const { rows } = await sql<CoOption>`
    select post.person_id as "personId", person.employee_no as "employeeNo", person.name,
      organization.id as "organizationId", coalesce(organization.short_name, organization.name) as "organizationName", organization.kind,
      post.kind as post, post.from_on as "fromOn"
    from post
      join term on term.id = post.term_id and post.from_on > term.from_on
      join organization on organization.id = post.organization_id
      join person on person.id = post.person_id
    where post.organization_id = any(${ids}::int[]) and post.from_on > ${before} and post.from_on <= ${asOf}
      and post.kind in ('secretary', 'deputySecretary', 'committeeMember')
    order by organization.path, post.from_on, post.id`.execute(db)
  return rows
}

import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Reader } from '#platform/context.ts'
import { below, holdsOn } from '../queries.ts'

type Scope = Pick<Reader, 'db'>

/** Where everybody belonged on a day and what he or she was: of today from the present places, else from the standings. */
const peopleOn = (day: Day, today: Day) =>
  day === today
    ? sql`select organization_id, organization_path as path, membership, political_status from person`
    : sql`
      select standing.organization_id, place.path, standing.membership, standing.political_status
      from standing join organization_state place on place.organization_id = standing.organization_id
      where ${holdsOn('standing', day)} and ${holdsOn('place', day)}`

export type PeopleCounts = {
  members: number
  fullMembers: number
  probationary: number
  suspended: number
  candidates: number
  activists: number
  applicants: number
  others: number
}

/** How many people of each kind belong to an organization and everything below it on a day. */
export async function countPeople({ db }: Scope, path: string, day: Day, today: Day): Promise<PeopleCounts> {
  const { rows } = await sql<PeopleCounts>`
    select count(*) filter (where membership = 'active') as members,
      count(*) filter (where membership = 'active' and political_status = 'fullMember') as "fullMembers",
      count(*) filter (where membership = 'active' and political_status = 'probationaryMember') as probationary,
      count(*) filter (where membership = 'suspended') as suspended,
      count(*) filter (where political_status = 'candidate') as candidates,
      count(*) filter (where political_status = 'activist') as activists,
      count(*) filter (where political_status = 'applicant') as applicants,
      count(*) filter (where political_status in ('masses', 'otherParty', 'leagueMember')) as others
    from (${peopleOn(day, today)}) people where ${below('people.path', path)}`.execute(db)
  return rows[0] as PeopleCounts
}

/** Open organizations of each kind below a path on a day, and how their terms stand. */
export async function countBelow({ db }: Scope, path: string, day: Day, soonBy: Day) {
  type Counts = Record<'committees' | 'generalBranches' | 'branches' | 'termsOverdue' | 'termsSoon', number>
  const { rows } = await sql<Counts>`
    select count(*) filter (where state.kind = 'committee') as committees,
      count(*) filter (where state.kind = 'generalBranch') as "generalBranches",
      count(*) filter (where state.kind not in ('committee', 'generalBranch')) as branches,
      count(*) filter (where term.ends_on < ${day}) as "termsOverdue",
      count(*) filter (where term.ends_on between ${day} and ${soonBy}) as "termsSoon"
    from organization_state state
    join organization on organization.id = state.organization_id
      and coalesce(organization.established_on, '-infinity') <= ${day} and coalesce(organization.closed_on, 'infinity') > ${day}
    left join term on term.organization_id = organization.id
      and term.from_on <= ${day} and coalesce(term.ended_on, 'infinity') > ${day}
    where ${below('state.path', path)} and state.path <> ${path} and ${holdsOn('state', day)}`.execute(db)
  return rows[0] as Counts
}

/** Who held the posts of an organization on a day, the secretary first. */
export const officersOn = ({ db }: Scope, organizationId: number, day: Day) =>
  db
    .selectFrom('post')
    .innerJoin('person', 'person.id', 'post.person_id')
    .where('post.organization_id', '=', organizationId)
    .where(holdsOn('post', day))
    .select([
      'post.id as postId',
      'person.id as personId',
      'person.name',
      'post.kind',
      'post.duty',
      'post.group_id as groupId',
      'post.from_on as fromOn',
    ])
    .orderBy(
      sql`array_position(array['secretary', 'deputySecretary', 'committeeMember', 'convener', 'groupLeader'], post.kind)`,
    )
    .orderBy('post.id')
    .execute()

/** People who belong to an organization from a day on, whatever else they belonged to before. */
export async function membersSince({ db }: Scope, organizationId: number, day: Day): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct person_id) as n from standing
    where organization_id = ${organizationId} and membership in ('active', 'suspended')
      and coalesce(until_on, 'infinity') > ${day}`.execute(db)
  return rows[0]?.n ?? 0
}

/** Organizations that stand directly below on a day or afterwards and are not closed by then, with their kinds. */
export async function openChildrenSince({ db }: Scope, id: number, day: Day) {
  const { rows } = await sql<{ id: number; kind: string }>`
    select distinct state.organization_id as id, state.kind
    from organization_state state join organization on organization.id = state.organization_id
    where state.parent_id = ${id} and coalesce(state.until_on, 'infinity') > ${day}
      and coalesce(organization.closed_on, 'infinity') > ${day}`.execute(db)
  return rows
}

export type Holder = { organizationId: number; organization: string; role: string; names: string[] }

/**
 * Who holds a role up the tree from any of the paths on a day: by post, or granted. Nearest organization first. What
 * has no path belongs to the root.
 */
export async function holdersAbove({ db }: Scope, paths: string[], today: Day): Promise<Holder[]> {
  const { rows } = await sql<Holder>`
    with above as (
      select id, name, path, kind from organization where closed_on is null and (
        exists (select 1 from unnest(${paths}::text[]) given(path) where starts_with(given.path, organization.path))
        or cardinality(${paths}::text[]) = 0 and parent_id is null)
    )
    select above.id as "organizationId", above.name as organization, held.role, array_agg(distinct held.name) as names
    from above join (
      select post.organization_id, person.name,
        case when above.kind in ('committee', 'generalBranch') then 'committee' else 'branch' end as role
      from post join above on above.id = post.organization_id join person on person.id = post.person_id
        left join term on term.id = post.term_id
      where post.kind <> 'groupLeader' and ${holdsOn('post', today)} and coalesce(term.ended_on, 'infinity') > ${today}
      union all
      select role_grant.organization_id, account.name, role_grant.role
      from role_grant join account on account.id = role_grant.account_id
      where role_grant.revoked_at is null and account.disabled_at is null and ${holdsOn('role_grant', today)}
    ) held on held.organization_id = above.id
    group by above.id, above.name, above.path, held.role
    order by above.path desc, array_position(array['branch', 'committee', 'politicalWorkDepartment'], held.role)`.execute(
    db,
  )
  return rows
}

import { type CompiledQuery, type RawBuilder, sql } from 'kysely'
import type { RoleName } from '#basics/contract.ts'
import type { Day } from '#basics/days.ts'
import type { Database } from '#platform/database.ts'
import { sits } from '../offices/queries.ts'
import { isOffice } from '../rules.ts'
import type { Held } from './rules.ts'

export type HeldRow = Held & { accountId: number }

/**
 * The roles that accounts hold on a day, from four sources: themselves (党员, or 群众), posts in the register, which
 * end with the post or with the term that was ended (who convenes a new branch has the rights of its secretary), grants,
 * and appointments as one of 三员. The furthest reaching first, posts before grants.
 */
export async function rolesHeld(db: Database, accountIds: number[], today: Day): Promise<HeldRow[]> {
  if (accountIds.length === 0) return []
  return (await db.executeQuery(rolesOf(db, accountIds, today))).rows
}

/** The same, to be asked. */
export function rolesOf(db: Database, accountIds: number[], today: Day): CompiledQuery<HeldRow> {
  const these = sql<boolean>`account.id = any(${accountIds})`
  return sql<HeldRow>`
    select * from (
      select account.id as "accountId", case when person.membership = 'active' then 'member' else 'masses' end as role,
        'self' as source, null as "postKind", null as duty, organization.id as "organizationId",
        coalesce(organization.short_name, organization.name) as "organizationName", null as path,
        null::date as "fromOn", null::date as "untilOn", null::date as "termEndsOn"
      from account join person on person.id = account.person_id
        left join organization on organization.id = person.organization_id
      where ${these}
      union all ${offices(these, today)}
      union all
      select administrator.account_id, administrator.office, 'office', null, null, null, null, null,
        administrator.from_on, administrator.until_on, null
      from administrator where administrator.account_id = any(${accountIds}) and ${sits(today)}
    ) held
    order by "accountId", array_position(array['politicalWorkDepartment', 'committee', 'branch', 'member', 'masses'], role),
      path, source desc, "fromOn"`.compile(db)
}

/** SQL: the roles for organizations, of the accounts chosen. */
const offices = (chosen: RawBuilder<boolean>, today: Day) => sql`
  select account.id as "accountId",
    case when organization.kind in ('committee', 'generalBranch') then 'committee' else 'branch' end as role,
    'post' as source, post.kind, post.duty, organization.id,
    coalesce(organization.short_name, organization.name), organization.path,
    post.from_on, post.until_on, term.ends_on
  from account join post on post.person_id = account.person_id
    join organization on organization.id = post.organization_id
    left join term on term.id = post.term_id
  where ${chosen} and post.kind in ('secretary', 'deputySecretary', 'committeeMember', 'convener')
    and post.from_on <= ${today} and (post.until_on is null or post.until_on > ${today})
    and (term.ended_on is null or term.ended_on > ${today})
    and (organization.closed_on is null or organization.closed_on > ${today})
  union all
  select account.id, role_grant.role, 'grant', null, null, organization.id,
    coalesce(organization.short_name, organization.name), organization.path,
    role_grant.from_on, role_grant.until_on, null::date
  from account join role_grant on role_grant.account_id = account.id
    join organization on organization.id = role_grant.organization_id
  where ${chosen} and role_grant.revoked_at is null
    and role_grant.from_on <= ${today} and (role_grant.until_on is null or role_grant.until_on > ${today})
    and (organization.closed_on is null or organization.closed_on > ${today})`

/** SQL: the account holds the role on the day; `account` and `person` must be in the query. */
export function holding(role: RoleName, today: Day): RawBuilder<boolean> {
  if (role === 'member') return sql<boolean>`person.membership = 'active'`
  if (role === 'masses') return sql<boolean>`person.membership <> 'active'`
  if (isOffice(role))
    return sql<boolean>`account.id in (
      select administrator.account_id from administrator where administrator.office = ${role} and ${sits(today)})`
  return sql<boolean>`account.id in (
    select office."accountId" from (${offices(sql`true`, today)}) office where office.role = ${role})`
}

/** Who holds a role at organizations on a day, by a post or a grant; accounts that are disabled are left out. */
export async function holdersAt(db: Database, organizationIds: number[], today: Day) {
  if (organizationIds.length === 0) return []
  const { rows } = await sql<{
    accountId: number
    name: string
    role: RoleName
    post: string | null
    organizationId: number
  }>`
    select distinct account.id as "accountId", account.name, office.role, office.kind as post,
      office.id as "organizationId"
    from (${offices(sql`organization.id = any(${organizationIds})`, today)}) office
      join account on account.id = office."accountId"
    where account.disabled_at is null
    order by account.id`.execute(db)
  return rows
}

import { sql } from 'kysely'
import type { RoleName } from '#basics/contract.ts'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import type { Database } from '#platform/database.ts'

export type SessionRow = {
  sessionId: number
  accountId: number
  personId: number | null
  name: string
  mustChangePassword: boolean
  passwordAt: string | null
  createdAt: string
  seenAt: string
}

/** The session behind a token's hash, unless it was ended or its account disabled. */
export const findSession = (db: Database, tokenHash: Uint8Array): Promise<SessionRow | undefined> =>
  db
    .selectFrom('account_session as session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .where('session.token_hash', '=', tokenHash as Buffer)
    .where('session.ended_at', 'is', null)
    .where('account.disabled_at', 'is', null)
    .select([
      'session.id as sessionId',
      'account.id as accountId',
      'account.person_id as personId',
      'account.name',
      'account.must_change_password as mustChangePassword',
      'account.password_at as passwordAt',
      'session.created_at as createdAt',
      'session.seen_at as seenAt',
    ])
    .executeTakeFirst()

/** Slides the idle limit; at most once a minute. */
export const touchSession = (db: Database, sessionId: number, now: Date) =>
  db
    .updateTable('account_session')
    .set({ seen_at: now })
    .where('id', '=', sessionId)
    .where('seen_at', '<', new Date(now.getTime() - 60_000).toISOString())
    .execute()

export type HeldRow = {
  role: RoleName
  organizationId: number | null
  organizationName: string | null
  path: string | null
}

/**
 * The roles an account holds on a day, from three sources: itself (党员, or 群众), posts in the register, which end
 * with the post or with the term that was ended, and grants.
 */
export async function rolesHeld(
  db: Database,
  accountId: number,
  personId: number | null,
  today: Day,
): Promise<HeldRow[]> {
  const { rows } = await sql<HeldRow>`
    select * from (
      select case when person.membership = 'active' then 'member' else 'masses' end as role,
        organization.id as "organizationId", organization.name as "organizationName", null::text as path
      from person left join organization on organization.id = person.organization_id
      where person.id = ${personId}::int
      union
      select case when organization.kind in ('committee', 'generalBranch') then 'committee' else 'branch' end,
        organization.id, organization.name, organization.path
      from post join organization on organization.id = post.organization_id
        left join term on term.id = post.term_id
      where post.person_id = ${personId}::int and post.kind in ('secretary', 'deputySecretary', 'committeeMember')
        and post.from_on <= ${today} and (post.until_on is null or post.until_on > ${today})
        and (term.ended_on is null or term.ended_on > ${today}) and organization.closed_on is null
      union
      select role_grant.role, organization.id, organization.name, organization.path
      from role_grant join organization on organization.id = role_grant.organization_id
      where role_grant.account_id = ${accountId} and role_grant.revoked_at is null
        and role_grant.from_on <= ${today} and (role_grant.until_on is null or role_grant.until_on > ${today})
        and organization.closed_on is null
    ) held
    order by array_position(array['politicalWorkDepartment', 'committee', 'branch', 'member', 'masses'], held.role), held.path`.execute(
    db,
  )
  return rows
}

export type NewGrant = {
  accountId: number
  role: 'branch' | 'committee' | 'politicalWorkDepartment'
  organizationId: number
  fromOn: Day
  untilOn: Day | null
  reason: string
  grantedBy: string
}

export const insertGrant = ({ db, now }: Pick<Context, 'db' | 'now'>, grant: NewGrant) =>
  db
    .insertInto('role_grant')
    .values({
      account_id: grant.accountId,
      role: grant.role,
      organization_id: grant.organizationId,
      from_on: grant.fromOn,
      until_on: grant.untilOn,
      reason: grant.reason,
      granted_at: now,
      granted_by: grant.grantedBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow()

export type NewAccount = {
  username: string
  name: string
  personId: number | null
  passwordHash: string | null
  mustChangePassword: boolean
}

export const insertAccount = ({ db, now }: Pick<Context, 'db' | 'now'>, account: NewAccount) =>
  db
    .insertInto('account')
    .values({
      username: account.username,
      name: account.name,
      person_id: account.personId,
      password_hash: account.passwordHash,
      password_at: account.passwordHash ? now : null,
      must_change_password: account.mustChangePassword,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()

export const insertSession = (
  { db, now }: Pick<Context, 'db' | 'now'>,
  session: { accountId: number; tokenHash: Uint8Array; ip: string; agent: string },
) =>
  db
    .insertInto('account_session')
    .values({
      account_id: session.accountId,
      token_hash: session.tokenHash,
      created_at: now,
      seen_at: now,
      ip: session.ip,
      agent: session.agent,
    })
    .returning('id')
    .executeTakeFirstOrThrow()

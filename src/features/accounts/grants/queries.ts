import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { GrantedRole } from './rules.ts'

export type NewGrant = {
  accountId: number
  role: GrantedRole
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

/** All grants of an account, the revoked and past ones too, the newest first. */
export const grantsOf = ({ db }: Pick<Context, 'db'>, accountId: number) =>
  db
    .selectFrom('role_grant')
    .innerJoin('organization', 'organization.id', 'role_grant.organization_id')
    .where('role_grant.account_id', '=', accountId)
    .select([
      'role_grant.id',
      (eb) => eb.ref('role_grant.role').$castTo<GrantedRole>().as('role'),
      'organization.id as organizationId',
      sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
      'organization.path',
      'role_grant.from_on as fromOn',
      'role_grant.until_on as untilOn',
      'role_grant.reason',
      'role_grant.granted_at as grantedAt',
      'role_grant.granted_by as grantedBy',
      'role_grant.revoked_at as revokedAt',
      'role_grant.revoked_by as revokedBy',
      'role_grant.revoked_because as revokedBecause',
    ])
    .orderBy('role_grant.id', 'desc')
    .execute()
export type GrantRow = Awaited<ReturnType<typeof grantsOf>>[number]

export async function getGrant(
  ctx: Pick<Context, 'db'>,
  accountId: number,
  grantId: number,
): Promise<GrantRow> {
  const found = (await grantsOf(ctx, accountId)).find(({ id }) => id === grantId)
  if (!found) throw new Refusal('not-found', 'not-found', { id: grantId })
  return found
}

export const setRevoked = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  id: number,
  because: string,
) =>
  db
    .updateTable('role_grant')
    .set({ revoked_at: now, revoked_by: actor.name, revoked_because: because })
    .where('id', '=', id)
    .execute()

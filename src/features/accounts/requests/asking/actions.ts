import type { z } from 'zod'
import { coversEverything } from '#basics/reach.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { managing } from '../../administration/actions.ts'
import { findNewcomer } from '../../administration/deeds/actions.ts'
import { factorsOf } from '../../factors/queries.ts'
import { inHand, refuseGrant, refuseRevocation } from '../../grants/actions.ts'
import { getGrant } from '../../grants/queries.ts'
import { whyNotGive } from '../../grants/rules.ts'
import { type AccountRow, getAccount, holdAccount } from '../../queries.ts'
import { isOffice } from '../../rules.ts'
import type { contract } from '../contract.ts'
import type { NewRequest } from '../queries.ts'

type Asked = z.output<NonNullable<(typeof contract.ask)['~orpc']['inputSchema']>>['asked']
type OfKind<K extends Asked['kind']> = Extract<Asked, { kind: K }>
type Prepared = Omit<NewRequest, 'reason'>

/** What is asked for, looked at as far as it can be before it is decided on. @throws Refusal why it would never be done. */
export function prepare(ctx: Context, asked: Asked): Promise<Prepared> {
  if (asked.kind === 'open') return opening(ctx, asked)
  if (asked.kind === 'grant') return granting(ctx, asked)
  return asked.kind === 'revoke' ? revoking(ctx, asked) : changing(ctx, asked)
}

async function opening(ctx: Context, { kind, personId, username }: OfKind<'open'>): Promise<Prepared> {
  const { name, path } = await findNewcomer(ctx, { personId, username })
  return { kind, personId, username, name, path: path ?? '' }
}

/** Those below one, as before; the account of an administrator by another of them, or by the institute's own department. */
async function accountBelow(ctx: Context, id: number): Promise<AccountRow> {
  await holdAccount(ctx, id)
  const account = await getAccount(ctx, id)
  const why = await managing(ctx, account)
  const byTop = why === 'office-account' && coversEverything(ctx.reach)
  if (why && why !== 'office-by-request' && !byTop)
    throw new Refusal('forbidden', why, { name: account.name })
  return account
}

async function changing(
  ctx: Context,
  { kind, accountId }: OfKind<'enable' | 'disable' | 'password' | 'factors'>,
): Promise<Prepared> {
  const account = await accountBelow(ctx, accountId)
  const { name, disabledAt, personPath } = account
  if (kind === 'enable' && !disabledAt) throw new Refusal('conflict', 'not-disabled', { name })
  if (kind === 'disable' && disabledAt) throw new Refusal('conflict', 'already-disabled', { name })
  if (kind === 'factors' && !(await factorsOf(ctx, accountId)).any)
    throw new Refusal('conflict', 'factors-none', { name })
  return { kind, accountId, name, path: personPath ?? '' }
}

async function granting(ctx: Context, asked: OfKind<'grant'>): Promise<Prepared> {
  const { kind, accountId, role, organizationId, fromOn, untilOn = null } = asked
  const account = await getAccount(ctx, accountId)
  const { path } = await getOrganization(ctx, organizationId)
  const proposed = { accountId, role, organizationId, fromOn, untilOn }
  await refuseGrant(ctx, proposed, (one) => whyNotGive(one, inHand(ctx), ctx.today))
  return { kind, ...proposed, name: account.name, path }
}

async function revoking(ctx: Context, { kind, accountId, grantId }: OfKind<'revoke'>): Promise<Prepared> {
  const account = await getAccount(ctx, accountId)
  const grant = await getGrant(ctx, accountId, grantId)
  const office = inHand(ctx).some(({ role }) => isOffice(role))
  refuseRevocation(ctx, accountId, grant, office ? null : inHand(ctx))
  return { kind, accountId, grantId, name: account.name, path: grant.path }
}

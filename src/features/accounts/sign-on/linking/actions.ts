import type { Context } from '#platform/context.ts'
import { findById } from '../../sessions/queries.ts'
import { insertIdentity, type ProviderRow } from '../queries.ts'
import { type EmployeeNo, linkingNames } from '../rules.ts'

/** Somebody whom a provider knows, and whether more than a password was asked for there. */
export type Coming = { subject: string; shown: string; number: EmployeeNo; factor: boolean }

/** Links an identity with an account, which is held; false when one of them is linked already. */
export async function link(
  ctx: Context,
  provider: Pick<ProviderRow, 'id' | 'name'>,
  { subject, shown }: Pick<Coming, 'subject' | 'shown'>,
  { accountId, how, reason }: { accountId: number; how: 'match' | 'self' | 'administrator'; reason?: string },
): Promise<boolean> {
  const { id, personId, name, path } = await findById(ctx, accountId)
  const by = how === 'administrator' ? ctx.actor.name : name
  if (!(await insertIdentity(ctx, { providerId: provider.id, subject, shown, accountId, how, by })))
    return false
  ctx.record({
    action: 'identity.linked',
    subject: { kind: 'account', id, name },
    path,
    ...(how !== 'administrator' && { by: { accountId: id, personId, name } }),
    after: { signOnProvider: provider.name, externalIdentity: shown, way: linkingNames[how] },
    reason: reason ?? null,
  })
  return true
}

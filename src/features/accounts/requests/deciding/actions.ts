import type { Context } from '#platform/context.ts'
import {
  clearFactorsOf,
  disableAccount,
  enableAccount,
  givePassword,
  openAccount,
} from '../../administration/deeds/actions.ts'
import { giveGrant, takeGrantBack } from '../../grants/actions.ts'
import type { GrantedRole } from '../../grants/rules.ts'
import { getAccount, holdAccount } from '../../queries.ts'
import type { RequestRow } from '../queries.ts'

/** Does what was asked for, in the name of whoever decides. Answers the account. `hash`: of the first password, if any. */
export async function carryOut(ctx: Context, request: RequestRow, hash: string): Promise<number> {
  const { kind, reason } = request
  if (kind === 'open') {
    const input = { personId: request.personId as number, username: request.username as string, reason }
    return openAccount(ctx, input, hash, async () => {})
  }
  const id = request.accountId as number
  await holdAccount(ctx, id)
  const account = await getAccount(ctx, id)
  if (kind === 'enable') await enableAccount(ctx, account, reason)
  if (kind === 'disable') await disableAccount(ctx, account, reason)
  if (kind === 'factors') await clearFactorsOf(ctx, account, reason)
  if (kind === 'password') await givePassword(ctx, account, hash, reason)
  if (kind === 'revoke') await takeGrantBack(ctx, { id, grantId: request.grantId as number, reason }, null)
  if (kind === 'grant') {
    const { role, organizationId, fromOn, untilOn } = request
    const begins = (fromOn as string) < ctx.today ? ctx.today : (fromOn as string)
    const proposed = { accountId: id, role: role as GrantedRole, organizationId: organizationId as number }
    await giveGrant(ctx, { ...proposed, fromOn: begins, untilOn, reason })
  }
  return id
}

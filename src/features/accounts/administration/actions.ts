import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { JobWorld } from '#platform/jobs.ts'
import { removeFactors } from '../factors/queries.ts'
import { inHand } from '../grants/actions.ts'
import { grantsOf } from '../grants/queries.ts'
import { grantStatus } from '../grants/rules.ts'
import { forgetFactorFailures, forgetFailures } from '../lockouts/queries.ts'
import { makePassword } from '../passwords/actions.ts'
import { setPassword } from '../passwords/queries.ts'
import { type AccountRow, accountsOfThoseGone, getAccount, holdAccount, setDisabled } from '../queries.ts'
import { rolesHeld } from '../roles/queries.ts'
import { whyNotManage } from '../rules.ts'
import { endSessions, findForSignIn, spendLinksOf } from '../sessions/queries.ts'
import {
  clearFactorsOf,
  disableAccount,
  enableAccount,
  givePassword,
  openAccount,
  recordOn,
} from './deeds/actions.ts'

type Asked = { id: number; reason: string }

/** Why the actor may not manage the account; null when he may. Rights that begin later count as well. */
export async function managing(ctx: Context, account: AccountRow): Promise<string | null> {
  const held = await rolesHeld(ctx.db, [account.id], ctx.today)
  const coming = (await grantsOf(ctx, account.id)).filter(
    (grant) => grantStatus(grant, ctx.today) === 'coming',
  )
  const own = account.id === ctx.actor.accountId
  return whyNotManage({ own, personPath: account.personPath, held: [...held, ...coming] }, inHand(ctx))
}

/** The account within reach, held for a change, and within the actor's rights. */
export async function openForChange(ctx: Context, id: number): Promise<AccountRow> {
  await holdAccount(ctx, id)
  const account = await getAccount(ctx, id)
  const refusal = await managing(ctx, account)
  if (refusal) throw new Refusal('forbidden', refusal, { name: account.name })
  return account
}

/** Opens an account for a person of the register, with a password that is shown this once. */
export async function create(ctx: Context, input: { personId: number; username: string; reason: string }) {
  const { password, hash } = await makePassword()
  // Posts bring rights with them: whoever may not manage the account may not have its first password.
  const id = await ctx.transaction((inner) =>
    openAccount(inner, input, hash, (made) => openForChange(inner, made)),
  )
  return { id, password }
}

export async function disable(ctx: Context, { id, reason }: Asked) {
  await disableAccount(ctx, await openForChange(ctx, id), reason)
  return {}
}

/**
 * Nobody goes on using the account of somebody who died, or who left and has no membership here any more; until that has
 * moved, he may still follow it. GB/T 22239-2019 8.1.4.2 c (V): accounts that are not needed are taken away in time.
 */
export async function closeOfThoseGone(ctx: Context): Promise<void> {
  for (const { id, employment } of await accountsOfThoseGone(ctx)) {
    await holdAccount(ctx, id)
    const account = await getAccount(ctx, id)
    const reason = employment === 'deceased' ? '已去世，账号自动停用' : '已离开本单位，账号自动停用'
    await setDisabled(ctx, id, reason)
    await endSessions(ctx, id, 'disabled')
    recordOn(ctx, account, 'account.disabled', { reason })
  }
}

export async function enable(ctx: Context, { id, reason }: Asked) {
  await enableAccount(ctx, await openForChange(ctx, id), reason)
  return {}
}

export async function clearFactors(ctx: Context, { id, reason }: Asked) {
  await clearFactorsOf(ctx, await openForChange(ctx, id), reason)
  return {}
}

/** A new password, shown this once. */
export async function resetPassword(ctx: Context, { id, reason }: Asked) {
  const { password, hash } = await makePassword()
  await ctx.transaction(async (inner) => givePassword(inner, await openForChange(inner, id), hash, reason))
  return { id, password }
}

/**
 * For whoever has the machine, when nobody else can give a new password: the command line's way in. Answers the new
 * password. `factors`: the second factor is cleared as well.
 * @throws Refusal username-unknown {username}
 */
export async function recoverAccount(world: JobWorld, username: string, factors = false): Promise<string> {
  const { password, hash } = await makePassword()
  await world.transaction(async (ctx) => {
    const account = await findForSignIn(ctx, username)
    if (!account) throw new Refusal('not-found', 'username-unknown', { username })
    await setPassword(ctx, account.id, hash, true)
    await endSessions(ctx, account.id, 'passwordChanged')
    await spendLinksOf(ctx, account.id)
    await forgetFailures(ctx, username)
    const { id, name, path } = account
    const deed = { subject: { kind: 'account', id, name }, path, reason: '由运维人员在服务器上重置' }
    ctx.record({ action: 'password.reset', ...deed })
    if (!factors) return
    await removeFactors(ctx, id)
    await forgetFactorFailures(ctx, id)
    ctx.record({ action: 'account.factors-cleared', ...deed })
  })
  return password
}

export async function unlock(ctx: Context, { id, reason }: Asked) {
  const account = await openForChange(ctx, id)
  if (!account.lockedUntil) throw new Refusal('conflict', 'not-locked', { name: account.name })
  await forgetFailures(ctx, account.username)
  recordOn(ctx, account, 'account.unlocked', { reason })
  return {}
}

export async function endAllSessions(ctx: Context, { id }: { id: number }) {
  const account = await openForChange(ctx, id)
  const ended = await endSessions(ctx, id, 'revoked')
  recordOn(ctx, account, 'sessions.ended', { after: { ended } })
  return {}
}

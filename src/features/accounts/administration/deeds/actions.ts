import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { factorsOf, removeFactors } from '../../factors/queries.ts'
import { forgetFactorFailures, forgetFailures } from '../../lockouts/queries.ts'
import { setPassword } from '../../passwords/queries.ts'
import {
  type AccountRow,
  getPersonWithoutAccount,
  insertAccount,
  setDisabled,
  usernameTaken,
} from '../../queries.ts'
import { endSessions, spendLinksOf } from '../../sessions/queries.ts'

/** What is done to an account, by one where he may alone, or by two; who may is asked before. */
export function recordOn(
  ctx: Context,
  account: AccountRow,
  action: string,
  deed: { reason?: string; before?: unknown; after?: unknown },
) {
  const subject = { kind: 'account', id: account.id, name: account.name }
  ctx.record({ action, subject, path: account.personPath, ...deed })
}

/** Whoever is to have an account: of the register, without one, under a name that is free. */
export async function findNewcomer(
  ctx: Context,
  { personId, username }: { personId: number; username: string },
) {
  const person = await getPersonWithoutAccount(ctx, personId)
  if (await usernameTaken(ctx, username))
    throw new Refusal('conflict', 'username-taken', { field: 'username', username })
  return person
}

/** Opens an account for a person of the register, with a first password. `check`: asked before it has one. */
export async function openAccount(
  ctx: Context,
  input: { personId: number; username: string; reason: string },
  hash: string,
  check: (id: number) => Promise<unknown>,
): Promise<number> {
  const person = await findNewcomer(ctx, input)
  const { username, personId } = input
  const account = { username, personId, name: person.name, passwordHash: null, mustChangePassword: true }
  const { id } = await insertAccount(ctx, account)
  await check(id)
  await setPassword(ctx, id, hash, true)
  ctx.record({
    action: 'account.created',
    subject: { kind: 'account', id, name: person.name },
    path: person.path,
    after: { username, employeeNo: person.employeeNo },
    reason: input.reason,
  })
  return id
}

export async function disableAccount(ctx: Context, account: AccountRow, reason: string) {
  if (account.disabledAt) throw new Refusal('conflict', 'already-disabled', { name: account.name })
  await setDisabled(ctx, account.id, reason)
  await endSessions(ctx, account.id, 'disabled')
  recordOn(ctx, account, 'account.disabled', { reason })
}

export async function enableAccount(ctx: Context, account: AccountRow, reason: string) {
  if (!account.disabledAt) throw new Refusal('conflict', 'not-disabled', { name: account.name })
  await setDisabled(ctx, account.id, null)
  recordOn(ctx, account, 'account.enabled', { reason, before: { disabledBecause: account.disabledBecause } })
}

/** For whoever lost both the authenticator and the codes: the password alone lets in again, or a new factor is asked for. */
export async function clearFactorsOf(ctx: Context, account: AccountRow, reason: string) {
  const { id, name } = account
  if (!(await factorsOf(ctx, id)).any) throw new Refusal('conflict', 'factors-none', { name })
  await removeFactors(ctx, id)
  await forgetFactorFailures(ctx, id)
  await endSessions(ctx, id, 'factorsCleared')
  recordOn(ctx, account, 'account.factors-cleared', { reason })
}

/** A new password ends all sessions and unused links, and opens a locked username. */
export async function givePassword(ctx: Context, account: AccountRow, hash: string, reason: string) {
  await setPassword(ctx, account.id, hash, true)
  await endSessions(ctx, account.id, 'passwordChanged')
  await spendLinksOf(ctx, account.id)
  await forgetFailures(ctx, account.username)
  recordOn(ctx, account, 'password.reset', { reason })
}

import { randomBytes } from 'node:crypto'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { hashPassword, isPassword } from '#platform/passwords.ts'
import { countFailure, forgetFailures, holdFailures } from '../lockouts/queries.ts'
import { endSessions, findById } from '../sessions/queries.ts'
import { policy, whyNotEnter } from '../sessions/rules.ts'
import { lastPasswords, setPassword } from './queries.ts'
import { passwordFrom, whyWeak } from './rules.ts'

/** Refuses a password that is too weak, naming the field it came in. */
export function refuseWeak(password: string, username: string, field: string): void {
  const weak = whyWeak(password, username)
  if (weak)
    throw new Refusal('invalid', weak, {
      field,
      length: policy.passwordLength,
      classes: policy.passwordClasses,
    })
}

/** A password for somebody else, made by the program; slow, so outside of any transaction. */
export async function makePassword(): Promise<{ password: string; hash: string }> {
  const password = passwordFrom(randomBytes(32))
  return { password, hash: await hashPassword(password) }
}

/** One's own password: knows the old one, accepts no weak and none of the last five, ends the other sessions. */
export async function changePassword(ctx: Context, { current, next }: { current: string; next: string }) {
  const accountId = ctx.actor.accountId as number
  const account = await ctx.transaction((first) => findById(first, accountId))
  if (account.passwordHash === null) throw new Refusal('conflict', 'no-password')
  await refuseWrong(ctx, account.username, await isPassword(current, account.passwordHash), 'current')
  refuseWeak(next, account.username, 'next')
  await refuseUsed(next, await ctx.transaction((second) => lastPasswords(second, accountId)))

  const hash = await hashPassword(next)
  await ctx.transaction(async (third) => {
    await setPassword(third, accountId, hash, false)
    await endSessions(third, accountId, 'passwordChanged', { but: third.actor.sessionId })
    third.record({
      action: 'password.changed',
      subject: { kind: 'account', id: accountId, name: account.name },
    })
  })
  return {}
}

/** A wrong present password counts like a failed sign-in: a session left open is no place to guess. */
export async function refuseWrong(
  ctx: Context,
  username: string,
  right: boolean,
  field: string,
): Promise<void> {
  const refusal = await ctx.transaction(async (judging) => {
    const failures = await holdFailures(judging, username, judging.actor.from.ip)
    const code = whyNotEnter({ ...failures, right, disabled: false })
    if (code === 'wrong-credentials') await countFailure(judging, username, judging.actor.from.ip)
    if (code === null) await forgetFailures(judging, username)
    return code
  })
  if (refusal === 'wrong-credentials') throw new Refusal('invalid', 'wrong-present-password', { field })
  if (refusal) throw new Refusal('forbidden', refusal, { minutes: policy.lockMinutes })
}

async function refuseUsed(next: string, hashes: string[]): Promise<void> {
  for (const hash of hashes) {
    if (await isPassword(next, hash))
      throw new Refusal('invalid', 'password-used-before', { field: 'next', times: policy.passwordHistory })
  }
}

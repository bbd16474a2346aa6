import { randomBytes } from 'node:crypto'
import { coversEverything } from '#basics/reach.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { hashPassword, isPassword } from '#platform/passwords.ts'
import { readSetting, writeSetting } from '#platform/settings.ts'
import { tokenHash } from '../gate.ts'
import { rolesHeld } from '../roles/queries.ts'
import { type HeldRole, hasCharge } from '../rules.ts'
import { endSessions } from '../sessions/queries.ts'
import type { contract } from './contract.ts'
import {
  countWrongPin,
  endKept,
  findKept,
  keepSession,
  keptAccounts,
  lockSession,
  shortenKept,
  unlockSession,
} from './queries.ts'
import { type KeepingPolicy, pinTries, usualPolicy, whyNotKeep, whyNotPin } from './rules.ts'

const setting = 'kept-sessions'
const dayLong = 86_400_000

const policyNow = async ({ db }: Pick<Context, 'db'>): Promise<KeepingPolicy> => ({
  ...usualPolicy,
  ...((await readSetting(db, setting)) as Partial<KeepingPolicy> | undefined),
})

const ownAccount = ({ actor }: Context) => ({
  kind: 'account' as const,
  id: actor.accountId as number,
  name: actor.name,
})

/** Judges a PIN in one transaction; a wrong one is counted, the last one ends the session. */
async function judge(ctx: Context, sessionId: number, right: boolean): Promise<Refusal | null> {
  if (right) {
    await unlockSession(ctx, sessionId)
    ctx.record({ action: 'session.unlocked', subject: ownAccount(ctx) })
    return null
  }
  const failures = await countWrongPin(ctx, sessionId)
  const over = failures >= pinTries
  if (over) await endSessions(ctx, ctx.actor.accountId as number, 'wrongPin', { only: sessionId })
  ctx.record({
    action: over ? 'session.pin-ended' : 'session.pin-refused',
    subject: ownAccount(ctx),
    after: { failures },
  })
  return over
    ? new Refusal('signed-out', 'pin-ended')
    : new Refusal('invalid', 'wrong-pin', { field: 'pin', left: pinTries - failures })
}

/** Ends the sessions of those who may not stay signed in under the policy. Answers how many. */
async function endKeptUnder(ctx: Context, policy: KeepingPolicy): Promise<number> {
  const kept = await keptAccounts(ctx)
  const held = await rolesHeld(ctx.db, kept, ctx.today)
  const officers = new Set(held.filter(hasCharge).map(({ accountId }) => accountId))
  return endKept(
    ctx,
    kept.filter((id) => whyNotKeep(policy, { office: officers.has(id) }) !== null),
  )
}

export const actions: ActionsOf<typeof contract> = {
  policy: policyNow,

  async setPolicy(ctx, { reason, ...policy }) {
    if (!coversEverything(ctx.reach)) throw new Refusal('forbidden', 'keeping-whole-only')
    const before = await policyNow(ctx)
    await writeSetting(ctx.db, setting, policy, ctx.now)
    const until = new Date(ctx.now.getTime() + policy.days * dayLong)
    const ended = await endKeptUnder(ctx, policy)
    await shortenKept(ctx, until, policy.lockMinutes)
    ctx.record({
      action: 'session.policy-changed',
      subject: { kind: 'setting', id: setting, name: '保持登录' },
      before,
      after: policy,
      reason,
    })
    return { ended }
  },

  async keep(ctx, { pin }) {
    const plain = whyNotPin(pin)
    if (plain) throw new Refusal('invalid', plain, { field: 'pin' })
    const pinHash = await hashPassword(pin)
    return ctx.transaction(async (work) => {
      const policy = await policyNow(work)
      const office = (work.actor.grants as HeldRole[]).some(hasCharge)
      const refusal = whyNotKeep(policy, { office })
      if (refusal) throw new Refusal('forbidden', refusal)
      const token = randomBytes(32).toString('base64url')
      const until = new Date(work.now.getTime() + policy.days * dayLong)
      const kept = { tokenHash: tokenHash(token), pinHash, until, lockMinutes: policy.lockMinutes }
      await keepSession(work, work.actor.sessionId as number, kept)
      const told = { until: until.toISOString() }
      work.record({ action: 'session.kept', subject: ownAccount(work), after: told })
      return { ...told, setCookie: { value: token, maxAge: policy.days * 86_400 } }
    })
  },

  async lock(ctx) {
    await lockSession(ctx, ctx.actor.sessionId as number)
    return {}
  },

  async unlock(ctx, { pin }) {
    const sessionId = ctx.actor.sessionId as number
    const kept = await ctx.transaction((first) => findKept(first, sessionId))
    if (!kept) return {}
    const right = await isPassword(pin, kept.pinHash)
    const refusal = await ctx.transaction((second) => judge(second, sessionId, right))
    if (refusal) throw refusal
    return {}
  },
}

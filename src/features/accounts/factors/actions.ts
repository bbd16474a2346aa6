import { randomBytes } from 'node:crypto'
import { coversEverything } from '#basics/reach.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { codeAddress, newCodeSecret, stepOfCode } from '#platform/one-time-code.ts'
import { askForNewPasskey, newPasskeyIn, passkeySite } from '#platform/passkeys.ts'
import { hashPassword } from '#platform/passwords.ts'
import { qrPicture } from '#platform/qr.ts'
import { writeSetting } from '#platform/settings.ts'
import { holdAccount } from '../queries.ts'
import { findById } from '../sessions/queries.ts'
import type { contract } from './contract.ts'
import { insertPasskey, passkeysOf, putChallenge, removePasskey, takeChallenge } from './passkeys/queries.ts'
import { actions as proving, showed } from './proving/actions.ts'
import {
  confirmPendingTotp,
  factorPolicyOf,
  factorSetting,
  factorsOf,
  holdTotp,
  lackingFactor,
  mustHaveFactor,
  putPendingTotp,
  removeTotp,
  replaceCodes,
} from './queries.ts'
import { factorLimits, factorPolicyNames, type ProvedBy, plainCode, recoveryCodesFrom } from './rules.ts'

const own = ({ actor }: Context) => ({
  kind: 'account' as const,
  id: actor.accountId as number,
  name: actor.name,
})

/** New recovery codes with their hashes; slow, so outside of any transaction. */
async function makeCodes() {
  const codes = recoveryCodesFrom(randomBytes(factorLimits.recoveryCodes * 9))
  const hashed = await Promise.all(
    codes.map(async (code) => ({ mark: code.slice(0, 1), hash: await hashPassword(plainCode(code)) })),
  )
  return { codes, hashed }
}

/** Null where there are codes already. */
async function codesOfFirst(ctx: Context) {
  const { any, codesLeft } = await ctx.transaction((first) => factorsOf(first, own(first).id))
  return any && codesLeft > 0 ? null : makeCodes()
}

/**
 * Sets a factor up in one transaction, with the recovery codes when it is the first. Half a session may do that only
 * while there is none: whoever knows the password alone adds nothing to what protects it.
 */
async function setUp(
  ctx: Context,
  by: ProvedBy,
  work: (ctx: Context) => Promise<{ action: string; after?: unknown }>,
) {
  const made = await codesOfFirst(ctx)
  return ctx.transaction(async (inner) => {
    const { id } = own(inner)
    await holdAccount(inner, id)
    if (inner.actor.factor && (await factorsOf(inner, id)).any) throw new Refusal('forbidden', 'factor-due')
    const deed = await work(inner)
    if (made) await replaceCodes(inner, id, made.hashed)
    inner.record({ ...deed, subject: own(inner) })
    const { setCookie } = await showed(inner, by)
    return { codes: made?.codes ?? null, setCookie }
  })
}

/** Takes a factor away; the last one only where nobody asks for it, and the recovery codes with it. */
async function takeAway(ctx: Context, work: (ctx: Context) => Promise<void>) {
  const { id } = own(ctx)
  await holdAccount(ctx, id)
  await work(ctx)
  if ((await factorsOf(ctx, id)).any) return {}
  if (await mustHaveFactor(ctx, id)) throw new Refusal('conflict', 'factor-required')
  await replaceCodes(ctx, id, [])
  return {}
}

async function siteFor(ctx: Context) {
  const site = passkeySite(ctx.address)
  if (!site) throw new Refusal('conflict', 'passkey-impossible')
  const known = await passkeysOf(ctx, own(ctx).id)
  if (known.length >= factorLimits.passkeys)
    throw new Refusal('conflict', 'passkeys-many', { most: factorLimits.passkeys })
  return { site, known }
}

const isFresh = (at: string, now: Date) =>
  now.getTime() - Date.parse(at) <= factorLimits.answerMinutes * 60_000

export const actions: ActionsOf<typeof contract> = {
  ...proving,

  async own(ctx) {
    const { id } = own(ctx)
    const { any: _, ...factors } = await factorsOf(ctx, id)
    const passkeyHost = passkeySite(ctx.address)?.host ?? null
    return { ...factors, required: await mustHaveFactor(ctx, id), passkeyHost }
  },

  async beginTotp(ctx) {
    const { username } = await findById(ctx, own(ctx).id)
    const secret = newCodeSecret()
    await putPendingTotp(ctx, own(ctx).id, ctx.sealing.seal(secret))
    const address = codeAddress(secret, { issuer: '智慧党建平台', name: username })
    return { secret, address, picture: await qrPicture(address) }
  },

  confirmTotp: (ctx, { code }) =>
    setUp(ctx, 'totp', async (inner) => {
      const { id } = own(inner)
      const totp = await holdTotp(inner, id)
      if (!totp?.pendingSealed || !isFresh(totp.pendingAt as string, inner.now))
        throw new Refusal('conflict', 'totp-not-begun')
      const step = stepOfCode(inner.sealing.open(totp.pendingSealed), code.replace(/\s/g, ''), inner.now)
      if (step === null) throw new Refusal('invalid', 'totp-code-wrong', { field: 'code' })
      await confirmPendingTotp(inner, id, step)
      return { action: totp.secretSealed ? 'factor.totp-changed' : 'factor.totp-set' }
    }),

  removeTotp: (ctx) =>
    takeAway(ctx, async () => {
      if (!(await removeTotp(ctx, own(ctx).id))) throw new Refusal('conflict', 'totp-missing')
      ctx.record({ action: 'factor.totp-removed', subject: own(ctx) })
    }),

  async beginPasskey(ctx) {
    const { site, known } = await siteFor(ctx)
    const { id: accountId, name } = own(ctx)
    const { username } = await findById(ctx, accountId)
    const asked = await askForNewPasskey(site, { accountId, username, name }, known)
    await putChallenge(ctx, ctx.actor.sessionId as number, 'add', asked.challenge)
    return { ...asked }
  },

  addPasskey: (ctx, { name, answer }) =>
    setUp(ctx, 'passkey', async (inner) => {
      const { site } = await siteFor(inner)
      const challenge = await takeChallenge(inner, inner.actor.sessionId as number, 'add')
      const passkey = challenge && (await newPasskeyIn(site, challenge, answer))
      if (!passkey) throw new Refusal('invalid', 'passkey-refused')
      if (!(await insertPasskey(inner, own(inner).id, { name, ...passkey })))
        throw new Refusal('conflict', 'passkey-known')
      return { action: 'factor.passkey-added', after: { name } }
    }),

  removePasskey: (ctx, { id }) =>
    takeAway(ctx, async () => {
      const removed = await removePasskey(ctx, own(ctx).id, id)
      if (!removed) throw new Refusal('not-found', 'not-found', { id })
      ctx.record({ action: 'factor.passkey-removed', subject: own(ctx), before: { name: removed.name } })
    }),

  async newCodes(ctx) {
    const { codes, hashed } = await makeCodes()
    await ctx.transaction(async (inner) => {
      const { id } = own(inner)
      await holdAccount(inner, id)
      if (!(await factorsOf(inner, id)).any) throw new Refusal('conflict', 'factor-none')
      await replaceCodes(inner, id, hashed)
      inner.record({ action: 'factor.codes-made', subject: own(inner) })
    })
    return { codes }
  },

  policy: async (ctx) => ({ requiredFor: await factorPolicyOf(ctx) }),

  async setPolicy(ctx, { reason, requiredFor }) {
    if (!coversEverything(ctx.reach)) throw new Refusal('forbidden', 'factors-whole-only')
    const before = await factorPolicyOf(ctx)
    await writeSetting(ctx.db, factorSetting, { for: requiredFor }, ctx.now)
    ctx.record({
      action: 'factor.policy-changed',
      subject: { kind: 'setting', id: factorSetting, name: '第二重验证' },
      before: { secondFactor: factorPolicyNames[before] },
      after: { secondFactor: factorPolicyNames[requiredFor] },
      reason,
    })
    return { lacking: await lackingFactor(ctx, requiredFor) }
  },
}

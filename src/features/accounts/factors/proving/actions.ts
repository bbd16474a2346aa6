import { randomBytes } from 'node:crypto'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { stepOfCode } from '#platform/one-time-code.ts'
import { askForPasskey, counterOfProof, passkeySite } from '#platform/passkeys.ts'
import { isPassword } from '#platform/passwords.ts'
import { tokenHash } from '../../gate.ts'
import { countFactorFailure, forgetFactorFailures, holdFactorFailures } from '../../lockouts/queries.ts'
import { refuseWrong } from '../../passwords/actions.ts'
import { endSessions, findById, makeRoomForSession } from '../../sessions/queries.ts'
import { policy } from '../../sessions/rules.ts'
import type { contract } from '../contract.ts'
import { markUsed, passkeysOf, putChallenge, takeChallenge } from '../passkeys/queries.ts'
import { factorsOf, findCode, holdTotp, makeWhole, markProved, spendCode, takeStep } from '../queries.ts'
import { factorLimits, isOneTimeCode, type ProvedBy, plainCode, whyNotProve } from '../rules.ts'

type Proof = Extract<ProvedBy, 'totp' | 'passkey' | 'recoveryCode'>
type Judged = { refusal: Refusal } | Awaited<ReturnType<typeof showed>>

/** Whoever asks here is signed in, be it by half. */
const asking = ({ actor }: Context) => ({
  accountId: actor.accountId as number,
  sessionId: actor.sessionId as number,
  subject: { kind: 'account' as const, id: actor.accountId as number, name: actor.name },
})

/**
 * It was shown who uses the session. Half a session becomes whole, under a new token: whoever knew the old one has
 * nothing of it; another is fresh again.
 */
export async function showed(ctx: Context, by: ProvedBy) {
  const { accountId, sessionId, subject } = asking(ctx)
  if (!ctx.actor.factor) {
    await markProved(ctx, sessionId, by)
    ctx.record({ action: 'session.proved', subject, after: { way: by } })
    return { proved: true as const, setCookie: null }
  }
  const token = randomBytes(32).toString('base64url')
  await makeRoomForSession(ctx, accountId)
  if (!(await makeWhole(ctx, sessionId, { tokenHash: tokenHash(token), by })))
    throw new Refusal('signed-out', 'signed-out')
  const { path } = await findById(ctx, accountId)
  ctx.record({ action: 'session.begun', subject, path, after: { way: by } })
  return { proved: true as const, setCookie: { value: token, maxAge: policy.absoluteHours * 3600 } }
}

/** Why nothing is looked at now; null when a proof is judged. Held, so that a thousand guesses come one by one. */
async function closed(ctx: Context): Promise<Refusal | null> {
  const { account, address } = await holdFactorFailures(ctx, asking(ctx).accountId, ctx.actor.from.ip)
  const why = whyNotProve({ account: account.failures, address: address.failures }, policy.addressFailures)
  if (!why) return null
  const until = why === 'factor-locked' ? account.untilAt : address.untilAt
  const minutes = Math.max(1, Math.ceil((Date.parse(until) - ctx.now.getTime()) / 60_000))
  return new Refusal('forbidden', why, { minutes })
}

/** Judges a proof in one transaction; a refusal is an answer here, so that what was counted stays counted. */
async function judge(
  ctx: Context,
  field: 'code' | 'passkey',
  prove: (ctx: Context) => Promise<Proof | null>,
): Promise<Judged> {
  const refusal = await closed(ctx)
  if (refusal) return { refusal }
  const by = await prove(ctx)
  if (!by) return { refusal: await counted(ctx, field) }
  await forgetFactorFailures(ctx, asking(ctx).accountId)
  return showed(ctx, by)
}

/** Counts a proof that was none; the fifth in a row ends the session it came from. */
async function counted(ctx: Context, field: 'code' | 'passkey'): Promise<Refusal> {
  const { accountId, sessionId, subject } = asking(ctx)
  const failures = await countFactorFailure(ctx, accountId, ctx.actor.from.ip)
  const over = failures >= factorLimits.tries
  if (over) await endSessions(ctx, accountId, 'factorFailed', { only: sessionId })
  ctx.record({ action: over ? 'factor.locked' : 'factor.refused', subject, after: { failures } })
  if (over) return new Refusal('signed-out', 'factor-ended', { minutes: factorLimits.lockMinutes })
  return new Refusal('invalid', `wrong-${field}`, { field, left: factorLimits.tries - failures })
}

async function answered(ctx: Context, judging: (ctx: Context) => Promise<Judged>) {
  const outcome = await ctx.transaction(judging)
  if ('refusal' in outcome) throw outcome.refusal
  return outcome
}

async function byOneTimeCode(ctx: Context, code: string): Promise<Proof | null> {
  const { accountId } = asking(ctx)
  const totp = await holdTotp(ctx, accountId)
  if (!totp?.secretSealed) return null
  const step = stepOfCode(ctx.sealing.open(totp.secretSealed), code, ctx.now)
  return step !== null && (await takeStep(ctx, accountId, step)) ? 'totp' : null
}

/** Hashing is slow, so it is done outside of any transaction; nothing is hashed for whoever is shut out. */
async function recoveryCodeBehind(ctx: Context, typed: string): Promise<number | null> {
  const code = plainCode(typed)
  const known = await ctx.transaction(async (first) => {
    const refusal = await closed(first)
    return refusal ? null : findCode(first, asking(first).accountId, code.slice(0, 1))
  })
  return (await isPassword(code, known?.hash ?? null)) ? (known?.id ?? null) : null
}

async function byPasskey(ctx: Context, given: { id: string }): Promise<Proof | null> {
  const { accountId, sessionId } = asking(ctx)
  const site = passkeySite(ctx.address)
  const challenge = await takeChallenge(ctx, sessionId, 'prove')
  const passkey = (await passkeysOf(ctx, accountId, true)).find((one) => one.credentialId === given.id)
  if (!site || !challenge || !passkey) return null
  const counter = await counterOfProof(site, challenge, passkey, given)
  if (counter === null) return null
  await markUsed(ctx, passkey.id, counter)
  return 'passkey'
}

type Here = 'ways' | 'proveByCode' | 'askPasskey' | 'proveByPasskey' | 'proveByPassword' | 'check'

export const actions: Pick<ActionsOf<typeof contract>, Here> = {
  async ways(ctx) {
    const { accountId } = asking(ctx)
    const { any, totpSince, passkeys, codesLeft } = await factorsOf(ctx, accountId)
    const { passwordHash } = await findById(ctx, accountId)
    return {
      totp: totpSince !== null,
      passkey: passkeys.length > 0,
      recoveryCode: any && codesLeft > 0,
      password: !any && passwordHash !== null,
      passkeyHost: passkeySite(ctx.address)?.host ?? null,
    }
  },

  async proveByCode(ctx, { code }) {
    if (isOneTimeCode(code)) {
      const digits = code.replace(/\s/g, '')
      return answered(ctx, (judging) => judge(judging, 'code', (one) => byOneTimeCode(one, digits)))
    }
    const known = await recoveryCodeBehind(ctx, code)
    const spend = async (one: Context) =>
      known !== null && (await spendCode(one, known)) ? ('recoveryCode' as const) : null
    return answered(ctx, (judging) => judge(judging, 'code', spend))
  },

  async askPasskey(ctx) {
    const { accountId, sessionId } = asking(ctx)
    const site = passkeySite(ctx.address)
    if (!site) throw new Refusal('conflict', 'passkey-impossible')
    const known = await passkeysOf(ctx, accountId)
    if (known.length === 0) throw new Refusal('conflict', 'passkey-none')
    const asked = await askForPasskey(site, known)
    await putChallenge(ctx, sessionId, 'prove', asked.challenge)
    return { ...asked }
  },

  proveByPasskey: (ctx, { answer }) =>
    answered(ctx, (judging) => judge(judging, 'passkey', (one) => byPasskey(one, answer))),

  async proveByPassword(ctx, { password }) {
    const { accountId } = asking(ctx)
    const { account, factors } = await ctx.transaction(async (first) => ({
      account: await findById(first, accountId),
      factors: await factorsOf(first, accountId),
    }))
    if (factors.any) throw new Refusal('forbidden', 'factor-wanted')
    if (account.passwordHash === null) throw new Refusal('conflict', 'proof-without-password')
    await refuseWrong(ctx, account.username, await isPassword(password, account.passwordHash), 'password')
    return ctx.transaction((second) => showed(second, 'password'))
  },

  async check() {
    return { proved: true as const }
  },
}

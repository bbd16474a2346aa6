import { randomBytes } from 'node:crypto'
import type { RoleName } from '#basics/contract.ts'
import { dayIn } from '#basics/days.ts'
import type { Actor, Context, Deed, StandIn } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { createQueue, isPassword } from '#platform/passwords.ts'
import { readSetting } from '#platform/settings.ts'
import { isFactorDue } from '../factors/queries.ts'
import { factorLimits } from '../factors/rules.ts'
import { tokenHash } from '../gate.ts'
import { findKept } from '../keeping/queries.ts'
import { countFailure, forgetFailures, holdFailures } from '../lockouts/queries.ts'
import { newPasswordNeeded, passwordEnds } from '../passwords/rules.ts'
import { findRoot, hasAccounts } from '../queries.ts'
import { roleNames } from '../rules.ts'
import { openProviders } from '../sign-on/queries.ts'
import type { ProviderKind } from '../sign-on/rules.ts'
import { watermarkFor } from '../watermark/queries.ts'
import type { contract } from './contract.ts'
import {
  demoPeople,
  endSessions,
  findById,
  findForSignIn,
  insertLink,
  insertSession,
  makeRoomForSession,
  openSessions,
  spendLink,
} from './queries.ts'
import { policy, whyNotEnter } from './rules.ts'

type Entering = {
  id: number
  name: string
  personId: number | null
  path: string | null
  mustChangePassword: boolean
  passwordAt: string | null
}

type Way = 'password' | 'link' | 'demo' | ProviderKind

/** Who vouches for him, and whether more than a password was asked for there. */
type Vouching = { providerId: number; factor: boolean }

/** Invented people, and the practice world, in which nothing counts: no second factor, nothing to be shown again. */
const isExempt = ({ demo, practice }: Context, way: Way) =>
  practice || (demo && (way === 'link' || way === 'demo'))

/**
 * Begins a session; what the browser keeps is the token, what the database keeps its hash. Where a second factor is
 * due, it is half a session: it takes nobody's place, and nothing but that factor is asked of it.
 */
export async function beginSession(ctx: Context, account: Entering, way: Way, vouched?: Vouching) {
  const token = randomBytes(32).toString('base64url')
  const exempt = isExempt(ctx, way)
  const factorDue = !exempt && !vouched?.factor && (await isFactorDue(ctx, account.id))
  if (!factorDue) await makeRoomForSession(ctx, account.id)
  await insertSession(ctx, {
    accountId: account.id,
    tokenHash: tokenHash(token),
    ...ctx.actor.from,
    provedBy: exempt || way === 'demo' ? 'exempt' : way,
    factorDue,
    providerId: vouched?.providerId ?? null,
  })
  ctx.record({
    action: factorDue ? 'session.factor-asked' : 'session.begun',
    subject: { kind: 'account', id: account.id, name: account.name },
    by: { accountId: account.id, personId: account.personId, name: account.name },
    path: account.path,
    after: { way },
  })
  const seconds = factorDue ? factorLimits.halfMinutes * 60 : policy.absoluteHours * 3600
  const setCookie = { value: token, maxAge: seconds }
  return { setCookie, mustChangePassword: !vouched && newPasswordNeeded(account, ctx.now) }
}

/** A link by which its bearer enters once, within a day, as this account: for demos and handing over. */
export async function createSignInLink(
  ctx: Context,
  accountId: number,
  hours = policy.linkHours,
): Promise<string> {
  const account = await findById(ctx, accountId)
  const token = randomBytes(24).toString('base64url')
  const expiresAt = new Date(ctx.now.getTime() + hours * 3_600_000)
  await insertLink(ctx, { accountId, tokenHash: tokenHash(token), expiresAt })
  ctx.record({
    action: 'sign-in-link.created',
    subject: { kind: 'account', id: account.id, name: account.name },
    after: { expiresAt: expiresAt.toISOString() },
  })
  return token
}

/** Judges a sign-in in one transaction; a refusal is an answer here, so that what was counted stays counted. */
async function judge(ctx: Context, username: string, verified: string | null) {
  const failures = await holdFailures(ctx, username, ctx.actor.from.ip)
  const account = await findForSignIn(ctx, username)
  const right = account !== undefined && verified !== null && account.passwordHash === verified
  const refusal = whyNotEnter({ ...failures, right, disabled: Boolean(account?.disabledAt) })
  if (refusal === 'wrong-credentials') return { refusal: await counted(ctx, username, account) }
  if (refusal) return { refusal: refused(ctx, refusal, failures) }

  await forgetFailures(ctx, username)
  return beginSession(ctx, account as Entering, 'password')
}

/** Counts a failed sign-in and leaves its trace; the fifth in a row locks the name. Answers how many are left. */
export async function countWrong(
  ctx: Context,
  username: string,
  about: Pick<Deed, 'subject' | 'path'>,
): Promise<number> {
  const failures = await countFailure(ctx, username, ctx.actor.from.ip)
  const left = Math.max(0, policy.lockAfter - failures)
  ctx.record({ action: left === 0 ? 'sign-in.locked' : 'sign-in.refused', ...about, after: { failures } })
  return left
}

async function counted(ctx: Context, username: string, account: Entering | undefined): Promise<Refusal> {
  const { id, name, path } = account ?? { id: 0, name: '（没有这个用户名）', path: null }
  const left = await countWrong(ctx, username, { subject: { kind: 'account', id, name }, path })
  if (left === 0) return new Refusal('forbidden', 'username-locked', { minutes: policy.lockMinutes })
  return new Refusal('invalid', 'wrong-credentials', { field: 'password', left })
}

export function refused(
  ctx: Context,
  code: 'username-locked' | 'address-throttled' | 'account-disabled',
  { name, address }: Record<'name' | 'address', { untilAt: string }>,
): Refusal {
  const until = code === 'address-throttled' ? address.untilAt : name.untilAt
  const minutes = Math.max(1, Math.ceil((Date.parse(until) - ctx.now.getTime()) / 60_000))
  return new Refusal('forbidden', code, { minutes })
}

/** A few at a time, so that others find the database free though thousands come at eight o'clock. */
const atTheDoor = createQueue(8, 5000)

async function signIn(ctx: Context, username: string, password: string) {
  const known = await ctx.transaction(async (first) => {
    const failures = await holdFailures(first, username, first.actor.from.ip)
    const already = whyNotEnter({ ...failures, right: true, disabled: false })
    if (already && already !== 'wrong-credentials') throw refused(first, already, failures)
    return findForSignIn(first, username)
  })
  const stored = known?.passwordHash ?? null
  const right = await isPassword(password, stored)
  const outcome = await ctx.transaction((second) => judge(second, username, right ? stored : null))
  if ('refusal' in outcome) throw outcome.refusal
  return outcome
}

type Elsewhere = 'changePassword' | 'createFirstAdministrator'

export const actions: Omit<ActionsOf<typeof contract>, Elsewhere> = {
  async session(ctx) {
    const { actor } = ctx
    const signedIn = actor.sessionId !== null
    const kept = actor.sessionId === null ? undefined : await findKept(ctx, actor.sessionId)
    return {
      signedIn,
      needsFirstAdministrator: !(await hasAccounts(ctx)),
      mustChangePassword: actor.newPasswordNeeded,
      demo: ctx.demo,
      zone: ctx.zone,
      institute: await instituteName(ctx),
      ...(kept && { kept: { until: kept.until as string, lockMinutes: kept.lockMinutes as number } }),
      ...(actor.locked && { locked: true }),
      ...(actor.factor && { factor: actor.factor }),
      ...(signedIn && {
        watermark: await watermarkFor(ctx, actor.accountId as number, nameShown(actor)),
      }),
      ...(signedIn
        ? {
            person: {
              name: nameShown(actor),
              personId: actor.personId,
              accountId: actor.accountId as number,
            },
            roles: actor.grants.map(({ path, ...role }) => ({
              ...role,
              role: role.role as never,
              ...(role.permissions && { kindName: roleNames[role.role as RoleName] }),
            })),
            permissions: actor.permissions,
            ...(isStandIn(actor.standIn) && { standIn: shownStandIn(actor.standIn) }),
          }
        : {
            ...(ctx.demo && { demoPeople: await demoPeople(ctx) }),
            ...(await offered(ctx)),
          }),
    }
  },

  signIn: (ctx, { username, password }) => atTheDoor(() => signIn(ctx, username, password)),

  async signOut(ctx) {
    const { accountId, sessionId } = ctx.actor
    if (accountId !== null && sessionId !== null) {
      await endSessions(ctx, accountId, 'signedOut', { only: sessionId })
      ctx.record({
        action: 'session.ended',
        subject: { kind: 'account', id: accountId, name: ctx.actor.name },
      })
    }
    return { signedIn: false as const, setCookie: { value: '', maxAge: 0 } }
  },

  async enterByLink(ctx, { token }) {
    const link = await spendLink(ctx, tokenHash(token))
    const account = link && (await findById(ctx, link.accountId))
    if (!account || account.disabledAt) throw new Refusal('forbidden', 'link-spent')
    return beginSession(ctx, account, 'link')
  },

  async enterDemo(ctx, { username }) {
    const account = ctx.demo ? await findForSignIn(ctx, username) : undefined
    if (!account?.demoTitle || account.disabledAt) throw new Refusal('forbidden', 'not-a-demo')
    return beginSession(ctx, account, 'demo')
  },

  async ownAccount(ctx) {
    const account = await findById(ctx, ctx.actor.accountId as number)
    const ends = passwordEnds(account.passwordAt)
    return {
      username: account.username,
      name: account.name,
      hasPassword: account.passwordHash !== null,
      passwordAt: account.passwordAt,
      passwordUntil: ends && dayIn(ends),
    }
  },

  async ownSessions(ctx) {
    const sessions = await openSessions(ctx, ctx.actor.accountId as number)
    return sessions.map((one) => ({ ...one, here: one.id === ctx.actor.sessionId }))
  },

  async endOwnSession(ctx, { id }) {
    const { accountId, name } = ctx.actor
    const ended = await endSessions(ctx, accountId as number, 'revoked', { only: id })
    if (ended === 0) throw new Refusal('not-found', 'not-found', { id })
    ctx.record({ action: 'session.revoked', subject: { kind: 'account', id: accountId as number, name } })
    return {}
  },
}

/** The providers by which one may enter; left out where there are none. */
async function offered(ctx: Context) {
  const signOn = ctx.practice ? [] : await openProviders(ctx)
  return signOn.length > 0 ? { signOn } : {}
}

const isStandIn = (one: Actor['standIn']): one is StandIn => one !== undefined && one !== 'over'
/** The member’s name alone: who acts for him stands beside it. */
const nameShown = ({ name, standIn }: Actor) => (isStandIn(standIn) ? standIn.personName : name)
const shownStandIn = ({ consentId, acts, ...standIn }: StandIn) => ({ ...standIn, acts: [...acts] })

/** The institute by the name it was given, else by its highest organization. */
async function instituteName(ctx: Context): Promise<string> {
  const given = await readSetting(ctx.db, 'institute')
  return typeof given === 'string' ? given : ((await findRoot(ctx))?.name ?? '')
}

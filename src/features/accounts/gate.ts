import { createHash } from 'node:crypto'
import type { Meta, Powers, RoleName } from '#basics/contract.ts'
import { dayIn } from '#basics/days.ts'
import type { Reach } from '#basics/reach.ts'
import type { Actor, Context, Grant, StandIn } from '#platform/context.ts'
import type { OpenDatabase } from '#platform/database.ts'
import { Refusal } from '#platform/errors.ts'
import { gather } from '#platform/gather.ts'
import type { DoneFor, Gate } from '#platform/http.ts'
import { askPrepared } from '#platform/prepared.ts'
import { isProved } from './factors/rules.ts'
import { isLocked } from './keeping/rules.ts'
import { newPasswordNeeded } from './passwords/rules.ts'
import { rolesHeld, rolesOf } from './roles/queries.ts'
import { distinct, type Held, keyOf, postsOf, titleOf } from './roles/rules.ts'
import { type HeldRole, isOffice, permissionsOf, reachOf } from './rules.ts'
import { findById, type SessionRow, sessionsBehind, touchSessions } from './sessions/queries.ts'
import { hasEnded } from './sessions/rules.ts'

/** Only the hash of a session's token is stored. */
export const tokenHash = (token: string) => createHash('sha256').update(token).digest()

type Asked = { hash: Buffer; now: Date }
type Found = { session: SessionRow; held: Held[] }

/** Those who ask at the same moment are looked up together: a hall that signs in costs two questions, not thousands. */
async function lookUp(database: OpenDatabase, asked: Asked[]): Promise<(Found | null)[]> {
  const [{ now }] = asked as [Asked]
  const { db } = database
  const hashes = asked.map(({ hash }) => hash)
  const behind = await askPrepared(database, 'sessions', sessionsBehind(db, hashes))
  const open = behind.filter((one) => !hasEnded(one, now))
  // A locked session is not used by whoever asks with it.
  const stale = open.filter((one) => now.getTime() - Date.parse(one.seenAt) > 60_000 && !isLocked(one, now))
  if (stale.length > 0)
    await touchSessions(
      db,
      stale.map(({ sessionId }) => sessionId),
      now,
    )
  const accounts = open.map(({ accountId }) => accountId)
  const held = accounts.length ? await askPrepared(database, 'roles', rolesOf(db, accounts, dayIn(now))) : []
  const roles = Map.groupBy(held, ({ accountId }) => accountId)
  const sessions = new Map(open.map((one) => [one.tokenHash.toString('hex'), one]))
  return asked.map(({ hash }) => {
    const session = sessions.get(hash.toString('hex'))
    return session ? { session, held: roles.get(session.accountId) ?? [] } : null
  })
}

const lookups = new WeakMap<OpenDatabase, (asked: Asked) => Promise<Found | null>>()

/** The queue of those who ask on a database. */
function lookupOn(open: OpenDatabase): (asked: Asked) => Promise<Found | null> {
  const known = lookups.get(open) ?? gather<Asked, Found | null>((asked) => lookUp(open, asked))
  lookups.set(open, known)
  return known
}

/** Somebody whose acts another does now, as the consent and the register have it. */
export type StandsInFor = StandIn & {
  personId: number
  role: 'member' | 'masses'
  organizationName: string | null
}

/** 代办, which is made known here at the composition root: a later feature keeps the consents. */
export type StandingIn = {
  /** Null when it is over, or was never begun by this session. */
  find(
    open: OpenDatabase,
    asked: { stretchId: number; sessionId: number; now: Date },
  ): Promise<StandsInFor | null>
  /** The permissions that acts of these kinds need. */
  permissions(acts: readonly string[]): string[]
  whyNot(
    helped: Meta['helped'],
    acts: readonly string[],
  ): { code: string; facts: Record<string, unknown> } | null
  note(ctx: Context, done: DoneFor): Promise<void>
}

const allowedTo = (role: string, powers: Powers, actsOf: (permission: string) => string[]) =>
  permissionsOf([{ role: role as RoleName }], powers).map((permission) => ({
    permission,
    acts: actsOf(permission),
  }))

const stretchIn = (key: string | undefined) => Number(/^for-(\d{1,9})$/.exec(key ?? '')?.[1] ?? 0)

/** Which roles hold which permission, before the three offices are appointed and after. */
export type PowersNow = (separated: boolean) => Powers

/** Who asks, and how far each permission reaches: given to the HTTP machinery at the composition root. */
export const createGate = (
  powersNow: PowersNow,
  standing: StandingIn,
  actsOf: (permission: string) => string[],
): Gate => ({
  async whoIs(world, request) {
    const token = request.cookie ?? request.bearer
    if (!token) return null
    const now = world.clock()
    const found = await lookupOn(world.open)({ hash: tokenHash(token), now })
    const powers = powersNow(found?.session.separated ?? false)
    const known = found && actorOf(found.session, found.held, request, powers, now)
    const actor = known && { ...known, allows: (role: string) => allowedTo(role, powers, actsOf) }
    const stretchId = stretchIn(request.actingKey)
    if (!actor || stretchId === 0 || actor.sessionId === null) return actor
    const other = await standing.find(world.open, { stretchId, sessionId: actor.sessionId, now })
    return other
      ? inPlaceOf(actor, other, powers, standing.permissions(other.acts))
      : { ...actor, acting: [], standIn: 'over' }
  },
  refuseStandIn(standIn, helped) {
    if (standIn === 'over') throw new Refusal('forbidden', 'helping-over')
    const { acts, personName } = standIn
    const why = standing.whyNot(helped, acts)
    if (why) throw new Refusal('forbidden', why.code, { ...why.facts, name: personName })
  },
  noteStandIn: standing.note,
  admit(actor, permission) {
    if (actor.grants.length > 0 && actor.acting.length === 0) throw new Refusal('forbidden', 'role-not-held')
    const powers = powersNow(actor.separated ?? false)
    const reach = reachOf(actor.acting as HeldRole[], permission, powers, actor.personId)
    const acting = actor.acting.filter(({ role }) => powers[permission]?.includes(role as RoleName))
    return reach && { actor: { ...actor, acting }, reach }
  },
  // Everything of his own account is theirs as well, nothing else for being signed in.
  closedTo: ({ grants }, endpoint) =>
    grants.some(({ role }) => isOffice(role as RoleName)) && !endpoint.startsWith('accounts.'),
  visitor: (ip, agent) => ({
    accountId: null,
    personId: null,
    name: '访客',
    sessionId: null,
    newPasswordNeeded: false,
    grants: [],
    acting: [],
    permissions: [],
    from: { ip, agent },
  }),
})

/**
 * Somebody who acts without a session, as by a short message: in all his roles of the day, with what the permission
 * reaches. Null when the account is disabled, or no role of his has the permission.
 */
export async function actorWithoutSession(
  { db, today }: Pick<Context, 'db' | 'today'>,
  accountId: number,
  permission: string,
  powers: Powers,
  from: Actor['from'],
): Promise<{ actor: Actor; reach: Reach } | null> {
  const account = await findById({ db }, accountId)
  if (account.disabledAt !== null) return null
  const held = await rolesHeld(db, [accountId], today)
  const grants = distinct(held).map((one) => grantOf(one, held))
  const reach = reachOf(grants as HeldRole[], permission, powers, account.personId)
  const acting = grants.filter(({ role }) => powers[permission]?.includes(role as RoleName))
  const { personId, name } = account
  const permissions = permissionsOf(acting as HeldRole[], powers)
  const actor = {
    accountId,
    personId,
    name,
    sessionId: null,
    newPasswordNeeded: false,
    grants,
    acting,
    permissions,
    from,
  }
  return reach && { actor, reach }
}

function actorOf(
  session: SessionRow,
  held: Held[],
  request: { actingKey?: string; ip: string; agent: string },
  powers: Powers,
  now: Date,
): Actor {
  const locked = isLocked(session, now)
  const factor = factorOf(session)
  const own = locked || factor ? [] : distinct(held).map((one) => grantOf(one, held))
  const grants =
    own.length > 1
      ? own.map((one) => ({ ...one, permissions: permissionsOf([one] as HeldRole[], powers) }))
      : own
  // A role that is not held, no longer perhaps, is none: it never stands for all the others.
  const acting = request.actingKey ? grants.filter(({ key }) => key === request.actingKey) : grants
  return {
    accountId: session.accountId,
    personId: session.personId,
    name: session.name,
    sessionId: session.sessionId,
    // Whoever a provider vouches for needs no password, and may not even know one.
    newPasswordNeeded: session.providerId === null && newPasswordNeeded(session, now),
    locked,
    ...(factor && { factor }),
    proved: isProved(session, now),
    grants,
    acting,
    separated: session.separated,
    permissions: permissionsOf(acting as HeldRole[], powers),
    from: { ip: request.ip, agent: request.agent },
  }
}

/** What half a session waits for. */
const factorOf = ({ factorDue, hasFactor }: SessionRow) =>
  factorDue ? (hasFactor ? 'due' : 'enrol') : undefined

/** The member, by the hands of the helper: with the member's own reach, and only what was consented to. */
function inPlaceOf(helper: Actor, other: StandsInFor, powers: Powers, needed: string[]): Actor {
  const { personId, role, organizationName, ...standIn } = other
  const { personName, helperName, stretchId } = standIn
  const grant = { key: `for-${stretchId}`, role, title: `代${personName}办理`, organizationName }
  const grants = [{ ...grant, organizationId: null, path: null, posts: [] }]
  return {
    ...helper,
    personId,
    name: `${personName}（${helperName}代办）`,
    grants,
    acting: grants,
    permissions: needed.filter((permission) => powers[permission]?.includes(role)),
    standIn,
  }
}

const grantOf = (held: Held, all: Held[]): Grant => ({
  key: keyOf(held),
  posts: postsOf(held, all),
  role: held.role,
  title: titleOf(held),
  organizationId: held.organizationId,
  organizationName: held.organizationName,
  path: held.path,
})

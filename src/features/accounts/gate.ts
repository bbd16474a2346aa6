import { createHash } from 'node:crypto'
import type { Powers, RoleName } from '#basics/contract.ts'
import { dayIn } from '#basics/days.ts'
import type { Actor, Grant } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { Gate } from '#platform/http.ts'
import { newPasswordNeeded } from './passwords/rules.ts'
import { rolesHeld } from './roles/queries.ts'
import { distinct, type Held, keyOf, postsOf, titleOf } from './roles/rules.ts'
import { type HeldRole, permissionsOf, reachOf } from './rules.ts'
import { findSession, type SessionRow, touchSession } from './sessions/queries.ts'
import { hasEnded } from './sessions/rules.ts'

/** Only the hash of a session's token is stored. */
export const tokenHash = (token: string) => createHash('sha256').update(token).digest()

/** Who asks, and how far each permission reaches: given to the HTTP machinery at the composition root. */
export const createGate = (powers: Powers): Gate => ({
  async whoIs(world, request) {
    const token = request.cookie ?? request.bearer
    if (!token) return null
    const now = world.clock()
    const { db } = world.open
    const session = await findSession(db, tokenHash(token))
    if (!session || hasEnded(session, now)) return null
    if (now.getTime() - Date.parse(session.seenAt) > 60_000) await touchSession(db, session.sessionId, now)
    const held = await rolesHeld(db, [session.accountId], dayIn(now))
    return actorOf(session, held, request, powers, now)
  },
  admit(actor, permission) {
    if (actor.grants.length > 0 && actor.acting.length === 0) throw new Refusal('forbidden', 'role-not-held')
    const reach = reachOf(actor.acting as HeldRole[], permission, powers, actor.personId)
    const acting = actor.acting.filter(({ role }) => powers[permission]?.includes(role as RoleName))
    return reach && { actor: { ...actor, acting }, reach }
  },
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

function actorOf(
  session: SessionRow,
  held: Held[],
  request: { actingKey?: string; ip: string; agent: string },
  powers: Powers,
  now: Date,
): Actor {
  const grants = distinct(held).map((one) => grantOf(one, held))
  // A role that is not held, no longer perhaps, is none: it never stands for all the others.
  const acting = request.actingKey ? grants.filter(({ key }) => key === request.actingKey) : grants
  return {
    accountId: session.accountId,
    personId: session.personId,
    name: session.name,
    sessionId: session.sessionId,
    newPasswordNeeded: newPasswordNeeded(session, now),
    grants,
    acting,
    permissions: permissionsOf(acting as HeldRole[], powers),
    from: { ip: request.ip, agent: request.agent },
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

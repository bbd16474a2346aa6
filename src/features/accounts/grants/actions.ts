import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { getAccount, holdAccount } from '../queries.ts'
import { roleNames } from '../rules.ts'
import type { contract } from './contract.ts'
import { getGrant, grantsOf, insertGrant, setRevoked } from './queries.ts'
import { canGive, grantStatus, type InHand, overlaps, whyNotGive } from './rules.ts'

/** The roles the actor has in hand: those he acts in. */
export const inHand = (ctx: Context) => ctx.actor.acting as InHand[]

export const actions: ActionsOf<typeof contract> = {
  async ofAccount(ctx, { id }) {
    await getAccount(ctx, id)
    const own = id === ctx.actor.accountId
    return (await grantsOf(ctx, id)).map(({ path, ...grant }) => ({
      ...grant,
      status: grantStatus(grant, ctx.today),
      revocable: !own && grant.revokedAt === null && canGive(inHand(ctx), grant.role, path),
    }))
  },

  async give(ctx, { id, role, organizationId, fromOn, untilOn = null, reason }) {
    const account = await getAccount(ctx, id)
    const organization = await getOrganization(ctx, organizationId)
    const place = { path: organization.path, kind: organization.kind, closedOn: organization.closed_on }
    await holdAccount(ctx, id)

    const proposed = { role, organization: place, fromOn, untilOn, toOneself: id === ctx.actor.accountId }
    const refusal = whyNotGive(proposed, inHand(ctx), ctx.today)
    if (refusal) throw new Refusal('forbidden', refusal.code, { field: refusal.field })
    const others = (await grantsOf(ctx, id)).filter(
      (one) => one.role === role && one.organizationId === organizationId,
    )
    if (others.some((one) => one.revokedAt === null && overlaps(one, { fromOn, untilOn })))
      throw new Refusal('conflict', 'grant-exists', { field: 'role', organization: organization.name })

    const grant = { accountId: id, role, organizationId, fromOn, untilOn, reason, grantedBy: ctx.actor.name }
    const inserted = await insertGrant(ctx, grant)
    ctx.record({
      action: 'grant.given',
      subject: { kind: 'account', id, name: account.name },
      path: organization.path,
      after: { role: roleNames[role], organization: organization.name, fromOn, untilOn },
      reason,
    })
    return inserted
  },

  async revoke(ctx, { id, grantId, reason }) {
    const account = await getAccount(ctx, id)
    await holdAccount(ctx, id)
    const grant = await getGrant(ctx, id, grantId)

    if (id === ctx.actor.accountId) throw new Refusal('forbidden', 'grant-to-oneself')
    if (!canGive(inHand(ctx), grant.role, grant.path)) throw new Refusal('forbidden', 'grant-beyond-own')
    if (grant.revokedAt) throw new Refusal('conflict', 'grant-revoked')

    await setRevoked(ctx, grantId, reason)
    ctx.record({
      action: 'grant.revoked',
      subject: { kind: 'account', id, name: account.name },
      path: grant.path,
      before: {
        role: roleNames[grant.role],
        organization: grant.organizationName,
        fromOn: grant.fromOn,
        untilOn: grant.untilOn,
      },
      reason,
    })
    return {}
  },
}

import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { isAdministrators } from '../offices/queries.ts'
import { getAccount, holdAccount } from '../queries.ts'
import { isOffice, roleNames } from '../rules.ts'
import type { contract } from './contract.ts'
import { type GrantRow, getGrant, grantsOf, insertGrant, type NewGrant, setRevoked } from './queries.ts'
import { canGive, grantStatus, type InHand, overlaps, type Proposed, whyNotGive, whyUnfit } from './rules.ts'

/** The roles the actor has in hand: those he acts in. */
export const inHand = (ctx: Context) => ctx.actor.acting as InHand[]

type Wanted = Omit<NewGrant, 'grantedBy' | 'reason'>
type Why = ReturnType<typeof whyNotGive>

/** Looks at a grant that is proposed, with the account held. @throws Refusal what `why` says, or grant-exists */
export async function refuseGrant(ctx: Context, wanted: Wanted, why: (proposed: Proposed) => Why) {
  const { accountId, role, organizationId, fromOn, untilOn } = wanted
  const organization = await getOrganization(ctx, organizationId)
  const place = { path: organization.path, kind: organization.kind, closedOn: organization.closed_on }
  await holdAccount(ctx, accountId)
  if (await isAdministrators(ctx, accountId)) throw new Refusal('conflict', 'grant-to-office')
  const toOneself = accountId === ctx.actor.accountId
  const refusal = why({ role, organization: place, fromOn, untilOn, toOneself })
  if (refusal) throw new Refusal('forbidden', refusal.code, { field: refusal.field })
  const others = (await grantsOf(ctx, accountId)).filter(
    (one) => one.role === role && one.organizationId === organizationId,
  )
  if (others.some((one) => one.revokedAt === null && overlaps(one, { fromOn, untilOn })))
    throw new Refusal('conflict', 'grant-exists', { field: 'role', organization: organization.name })
  return organization
}

/** Gives a role; whether the actor may is asked by `why`, left out where somebody else has asked for it. */
export async function giveGrant(
  ctx: Context,
  { reason, ...wanted }: Omit<NewGrant, 'grantedBy'>,
  why: (proposed: Proposed) => Why = (proposed) => whyUnfit(proposed, ctx.today),
) {
  const account = await getAccount(ctx, wanted.accountId)
  const organization = await refuseGrant(ctx, wanted, why)
  const { accountId: id, role, fromOn, untilOn } = wanted
  const inserted = await insertGrant(ctx, { ...wanted, reason, grantedBy: ctx.actor.name })
  ctx.record({
    action: 'grant.given',
    subject: { kind: 'account', id, name: account.name },
    path: organization.path,
    after: { role: roleNames[role], organization: organization.name, fromOn, untilOn },
    reason,
  })
  return inserted
}

/** Nobody takes his own back; `inHand`: the roles that must suffice, null where somebody else has asked for it. */
export function refuseRevocation(ctx: Context, id: number, grant: GrantRow, inHand: InHand[] | null): void {
  if (id === ctx.actor.accountId) throw new Refusal('forbidden', 'grant-to-oneself')
  if (inHand && !canGive(inHand, grant.role, grant.path)) throw new Refusal('forbidden', 'grant-beyond-own')
  if (grant.revokedAt) throw new Refusal('conflict', 'grant-revoked')
}

export async function takeGrantBack(
  ctx: Context,
  { id, grantId, reason }: { id: number; grantId: number; reason: string },
  inHand: InHand[] | null,
) {
  const account = await getAccount(ctx, id)
  await holdAccount(ctx, id)
  const grant = await getGrant(ctx, id, grantId)
  refuseRevocation(ctx, id, grant, inHand)
  await setRevoked(ctx, grantId, reason)
  const { organizationName: organization, fromOn, untilOn } = grant
  ctx.record({
    action: 'grant.revoked',
    subject: { kind: 'account', id, name: account.name },
    path: grant.path,
    before: { role: roleNames[grant.role], organization, fromOn, untilOn },
    reason,
  })
}

export const actions: ActionsOf<typeof contract> = {
  async ofAccount(ctx, { id }) {
    await getAccount(ctx, id)
    const own = id === ctx.actor.accountId
    const office = inHand(ctx).some(({ role }) => isOffice(role))
    return (await grantsOf(ctx, id)).map(({ path, ...grant }) => ({
      ...grant,
      status: grantStatus(grant, ctx.today),
      revocable: !own && grant.revokedAt === null && (office || canGive(inHand(ctx), grant.role, path)),
    }))
  },

  give: (ctx, { id, untilOn = null, ...wanted }) =>
    giveGrant(ctx, { ...wanted, accountId: id, untilOn }, (one) => whyNotGive(one, inHand(ctx), ctx.today)),

  async revoke(ctx, input) {
    await takeGrantBack(ctx, input, inHand(ctx))
    return {}
  },
}

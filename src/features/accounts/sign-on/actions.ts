import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { newAttemptToken, secretsOf } from '#platform/sign-on/attempt.ts'
import { wayBack, wayOut } from '#platform/sign-on/oidc.ts'
import { tokenHash } from '../gate.ts'
import { countFromAddress } from '../lockouts/queries.ts'
import { policy } from '../sessions/rules.ts'
import { oidcOf, openProvider, refuse, returnTo } from './asking/actions.ts'
import type { contract } from './contract.ts'
import { directoryActions } from './directory/actions.ts'
import { comingOf, enter, linkSelf } from './entering/actions.ts'
import { identityActions } from './identities/actions.ts'
import { providerActions } from './providers/actions.ts'
import {
  findProvider,
  identitiesOf,
  insertAttempt,
  openProviders,
  type ProviderRow,
  removeIdentity,
  takeAttempt,
} from './queries.ts'
import { signOnLimits } from './rules.ts'

async function refuseTooMany(ctx: Context): Promise<void> {
  const { ip } = ctx.actor.from
  const minutes = policy.addressMinutes
  const times = await countFromAddress(ctx, { purpose: 'sign-on', ip, minutes })
  if (times > signOnLimits.departures) throw new Refusal('forbidden', 'sign-on-throttled', { minutes })
}

/** Sends the browser out; with an account, to come back and link it. */
async function depart(ctx: Context, id: number, accountId: number | null) {
  const token = newAttemptToken()
  const minutes = signOnLimits.attemptMinutes
  const provider = await ctx.transaction(async (first) => {
    await refuseTooMany(first)
    const found = await openProvider(first, id, 'oidc')
    const expiresAt = new Date(first.now.getTime() + minutes * 60_000)
    await insertAttempt(first, { tokenHash: tokenHash(token), providerId: id, accountId, expiresAt })
    return found
  })
  const out = await wayOut(oidcOf(ctx, provider), secretsOf(token), returnTo(ctx))
  if ('refusal' in out) throw new Refusal('conflict', out.refusal.code, out.refusal.facts)
  return { address: out.address, setAway: { value: token, maxAge: minutes * 60 } }
}

const over = { setAway: { value: '', maxAge: 0 } }

export const actions: ActionsOf<typeof contract> = {
  begin: (ctx, { id }) => depart(ctx, id, null),

  async complete(ctx, { query }) {
    const token = ctx.actor.away
    const found = await ctx.transaction(async (first) => {
      const attempt = token ? await takeAttempt(first, tokenHash(token)) : undefined
      return attempt && { attempt, provider: await findProvider(first, attempt.providerId) }
    })
    if (!token || !found?.provider?.enabled)
      throw new Refusal('forbidden', 'sign-on-over', { address: ctx.address })
    const { attempt, provider } = found as { attempt: typeof found.attempt; provider: ProviderRow }
    const back = await wayBack(oidcOf(ctx, provider), secretsOf(token), { returnTo: returnTo(ctx), query })
    if ('refusal' in back) return refuse(ctx, provider, back.refusal)
    const coming = comingOf(provider, back)
    if (attempt.accountId !== null) {
      const accountId = attempt.accountId
      const refused = await ctx.transaction((second) => linkSelf(second, provider, coming, accountId))
      return refused ? refuse(ctx, provider, refused, coming.shown) : { linked: true, ...over }
    }
    const outcome = await ctx.transaction((second) => enter(second, provider, coming))
    if ('code' in outcome) return refuse(ctx, provider, outcome, coming.shown)
    return { linked: false, setCookie: outcome.setCookie, ...over }
  },

  async own(ctx) {
    const [providers, identities] = [
      await openProviders(ctx),
      await identitiesOf(ctx, ctx.actor.accountId as number),
    ]
    return providers.map((provider) => {
      const found = identities.find(({ providerId }) => providerId === provider.id)
      if (!found) return { ...provider, identity: null }
      const { id, shown, linkedAt, linkedHow } = found
      return { ...provider, identity: { id, shown, linkedAt, linkedHow } }
    })
  },

  beginLink: (ctx, { id }) => depart(ctx, id, ctx.actor.accountId as number),

  async unlink(ctx, { id }) {
    const accountId = ctx.actor.accountId as number
    const removed = await removeIdentity(ctx, accountId, id)
    if (!removed) throw new Refusal('not-found', 'not-found', { id })
    ctx.record({
      action: 'identity.unlinked',
      subject: { kind: 'account', id: accountId, name: ctx.actor.name },
      before: { signOnProvider: removed.providerName, externalIdentity: removed.shown },
    })
    return {}
  },

  ...directoryActions,
  identities: identityActions,
  providers: providerActions,
}

import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { findInDirectory } from '#platform/sign-on/directory.ts'
import { openForChange } from '../../administration/actions.ts'
import { recordOn } from '../../administration/deeds/actions.ts'
import { getAccount } from '../../queries.ts'
import { endSessions } from '../../sessions/queries.ts'
import { directoryOf, openProvider } from '../asking/actions.ts'
import { comingOf } from '../entering/actions.ts'
import { link } from '../linking/actions.ts'
import { identitiesOf, openProviders, type ProviderRow, removeIdentity } from '../queries.ts'
import type { contract } from './contract.ts'

/** What an administrator typed: a subject as the provider tells it, or a name that the directory is asked for. */
async function identityOf(ctx: Context, provider: ProviderRow, typed: string) {
  if (provider.kind === 'oidc') return { subject: typed, shown: typed }
  const answer = await findInDirectory(directoryOf(ctx, provider), typed)
  if ('refusal' in answer) throw new Refusal('conflict', answer.refusal.code, answer.refusal.facts)
  if (!answer.vouched) throw new Refusal('invalid', 'directory-unknown', { field: 'subject' })
  const { subject, shown } = comingOf(provider, answer.vouched)
  return { subject, shown }
}

export const identityActions: ActionsOf<typeof contract> = {
  async ofAccount(ctx, { id }) {
    await getAccount(ctx, id)
    const identities = await identitiesOf(ctx, id)
    const linked = new Set(identities.map(({ providerId }) => providerId))
    const providers = (await openProviders(ctx)).filter((one) => !linked.has(one.id))
    return {
      providers,
      identities: identities.map(({ providerId: _, ...one }) => one),
    }
  },

  async link(ctx, { id, providerId, subject, reason }) {
    const provider = await ctx.transaction(async (first) => {
      await openForChange(first, id)
      return openProvider(first, providerId)
    })
    const identity = await identityOf(ctx, provider, subject)
    await ctx.transaction(async (second) => {
      await openForChange(second, id)
      if (!(await link(second, provider, identity, { accountId: id, how: 'administrator', reason })))
        throw new Refusal('conflict', 'identity-taken', { field: 'subject' })
    })
    return {}
  },

  async unlink(ctx, { id, identityId, reason }) {
    const account = await openForChange(ctx, id)
    const removed = await removeIdentity(ctx, id, identityId)
    if (!removed) throw new Refusal('not-found', 'not-found', { id: identityId })
    // Whoever entered by it, perhaps wrongly, is out at once.
    await endSessions(ctx, id, 'notAllowed', { by: removed.providerId })
    recordOn(ctx, account, 'identity.unlinked', {
      reason,
      before: { signOnProvider: removed.providerName, externalIdentity: removed.shown },
    })
    return {}
  },
}

import { coversEverything } from '#basics/reach.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { isDirectoryFilter, tryDirectory } from '#platform/sign-on/directory.ts'
import { type Trial, tryOidc } from '#platform/sign-on/oidc.ts'
import { findSeparation } from '../../offices/queries.ts'
import { directoryOf, oidcOf, returnTo } from '../asking/actions.ts'
import { allProviders, findProvider, type ProviderRow } from '../queries.ts'
import { isDirectoryAddress, isIssuer, providerKindNames, signOnLimits } from '../rules.ts'
import { signOnWords, trialFaults, trialWords } from '../words.ts'
import type { contract } from './contract.ts'
import {
  countLinked,
  endSessionsOf,
  insertProvider,
  type ProviderSettings,
  removeProvider,
  setProviderEnabled,
  updateProvider,
} from './queries.ts'

function refuseUnlessWhole({ reach }: Pick<Context, 'reach'>): void {
  if (!coversEverything(reach)) throw new Refusal('forbidden', 'providers-whole-only')
}

async function found(ctx: Context, id: number): Promise<ProviderRow> {
  const provider = await findProvider(ctx, id)
  if (!provider) throw new Refusal('not-found', 'not-found', { id })
  return provider
}

async function whyUnfit({ kind, address, base, filter }: ProviderSettings) {
  if (kind === 'oidc') return isIssuer(address) ? null : { code: 'provider-address-unfit', field: 'address' }
  if (!isDirectoryAddress(address)) return { code: 'directory-address-unfit', field: 'address' }
  if (base === '') return { code: 'directory-base-missing', field: 'base' }
  return (await isDirectoryFilter(filter)) ? null : { code: 'directory-filter-unfit', field: 'filter' }
}

/** Refuses what cannot work, naming the field. */
async function refuseUnfit(ctx: Context, given: ProviderSettings, own: number | null): Promise<void> {
  const unfit = await whyUnfit(given)
  if (unfit) throw new Refusal('invalid', unfit.code, { field: unfit.field })
  const others = (await allProviders(ctx)).filter(({ id }) => id !== own)
  if (others.length >= signOnLimits.providers)
    throw new Refusal('conflict', 'providers-many', { most: signOnLimits.providers })
  if (others.some(({ name }) => name === given.name))
    throw new Refusal('conflict', 'provider-name-taken', { field: 'name', name: given.name })
}

/** What the trail tells of a provider: never the secret, and not the certificate, which is long. */
const told = (one: ProviderSettings) => ({
  kind: providerKindNames[one.kind],
  name: one.name,
  address: one.address,
  client: one.client,
  scope: one.scope,
  ...(one.kind === 'ldap' && { searchBase: one.base, searchFilter: one.filter }),
  employeeClaim: one.employeeClaim,
  matches: one.matches,
  trustsFactor: one.trustsFactor,
})

const recordOn = (ctx: Context, action: string, id: number, name: string, deed: object) =>
  ctx.record({ action, subject: { kind: 'signOnProvider', id, name }, path: ctx.reach.paths[0], ...deed })

/** Puts it into use, or takes it out, which ends what was entered by it. Answers how many sessions it were. */
async function use(
  ctx: Context,
  { id, name }: Pick<ProviderRow, 'id' | 'name'>,
  enabled: boolean,
  reason: string,
): Promise<number> {
  await setProviderEnabled(ctx, id, enabled)
  const ended = enabled ? 0 : await endSessionsOf(ctx, id)
  const action = enabled ? 'signOnProvider.enabled' : 'signOnProvider.disabled'
  recordOn(ctx, action, id, name, { after: { enabled, ...(ended > 0 && { ended }) }, reason })
  return ended
}

const inWords = ({ step, ok, facts }: Trial) => ({
  ok,
  words: (ok ? trialWords[step] : (trialFaults[step] ?? signOnWords[step]))?.(facts) ?? step,
})

export const providerActions: ActionsOf<typeof contract> = {
  async list(ctx) {
    refuseUnlessWhole(ctx)
    const linked = await countLinked(ctx)
    const providers = (await allProviders(ctx)).map(({ secretSealed: _, ...one }) => ({
      ...one,
      linked: linked.get(one.id) ?? 0,
    }))
    return { providers, returnTo: returnTo(ctx) }
  },

  async add(ctx, { secret, reason, ...given }) {
    refuseUnlessWhole(ctx)
    await refuseUnfit(ctx, given, null)
    const { id } = await insertProvider(ctx, given, ctx.sealing.seal(secret))
    recordOn(ctx, 'signOnProvider.added', id, given.name, { after: told(given), reason })
    return { id }
  },

  async change(ctx, { id, secret, reason, ...given }) {
    refuseUnlessWhole(ctx)
    const before = await found(ctx, id)
    if (before.kind !== given.kind) throw new Refusal('conflict', 'provider-kind-fixed', { field: 'kind' })
    await refuseUnfit(ctx, given, id)
    const linked = (await countLinked(ctx)).get(id) ?? 0
    // A subject is one of its issuer's: at another it may be somebody else.
    if (before.kind === 'oidc' && before.address !== given.address && linked > 0)
      throw new Refusal('conflict', 'provider-address-fixed', { field: 'address', linked })
    await updateProvider(ctx, id, given, secret ? ctx.sealing.seal(secret) : null)
    recordOn(ctx, 'signOnProvider.changed', id, given.name, {
      before: told(before),
      after: told(given),
      reason,
    })
    // What another put into use was what he saw.
    const stays = before.enabled && !(await findSeparation(ctx))
    const ended = before.enabled && !stays ? await use(ctx, { id, name: given.name }, false, reason) : 0
    return { ended, enabled: stays }
  },

  async setEnabled(ctx, { id, enabled, reason }) {
    refuseUnlessWhole(ctx)
    const provider = await found(ctx, id)
    if (provider.enabled === enabled)
      throw new Refusal('conflict', enabled ? 'provider-enabled' : 'provider-disabled', {
        name: provider.name,
      })
    return { ended: await use(ctx, provider, enabled, reason) }
  },

  async remove(ctx, { id, reason }) {
    refuseUnlessWhole(ctx)
    const before = await found(ctx, id)
    await removeProvider(ctx, id)
    const ended = await endSessionsOf(ctx, id)
    recordOn(ctx, 'signOnProvider.removed', id, before.name, {
      before: told(before),
      after: { ended },
      reason,
    })
    return { ended }
  },

  async test(ctx, { id }) {
    refuseUnlessWhole(ctx)
    const provider = await ctx.transaction((first) => found(first, id))
    const trials =
      provider.kind === 'oidc'
        ? await tryOidc(oidcOf(ctx, provider), returnTo(ctx))
        : await tryDirectory(directoryOf(ctx, provider))
    const steps = trials.map(inWords)
    const fault = steps.find(({ ok }) => !ok)?.words
    await ctx.transaction(async (second) =>
      recordOn({ ...ctx, ...second, reach: ctx.reach }, 'signOnProvider.tried', id, provider.name, {
        after: { arrived: fault === undefined, ...(fault && { failure: fault }) },
      }),
    )
    return { steps }
  },
}

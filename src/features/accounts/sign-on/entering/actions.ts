import type { Context } from '#platform/context.ts'
import type { Vouched } from '#platform/sign-on/oidc.ts'
import { holdAccount } from '../../queries.ts'
import { beginSession } from '../../sessions/actions.ts'
import { findById } from '../../sessions/queries.ts'
import type { Refused } from '../asking/actions.ts'
import { type Coming, link } from '../linking/actions.ts'
import { accountByEmployeeNo, findLinked, identitiesOf, type ProviderRow, wasUnbound } from '../queries.ts'
import { employeeNoIn, saysFactor, shownName, whyNotMatch } from '../rules.ts'

/** What counts here of whom a provider vouches for. */
export const comingOf = (provider: ProviderRow, { subject, claims, methods }: Vouched): Coming => ({
  subject,
  shown: shownName(claims, subject),
  number: employeeNoIn(claims, provider.employeeClaim),
  factor: provider.trustsFactor && saysFactor(methods),
})

/** The account of whoever comes: the one he is linked with, or, the first time, the one of his employee number. */
async function accountOf(
  ctx: Context,
  provider: ProviderRow,
  coming: Coming,
): Promise<{ accountId: number } | Refused> {
  const linked = await findLinked(ctx, provider.id, coming.subject)
  if (linked) return linked
  const { number } = coming
  const account = 'employeeNo' in number ? await accountByEmployeeNo(ctx, number.employeeNo) : undefined
  if (account) await holdAccount(ctx, account.id)
  const identities = account ? await identitiesOf(ctx, account.id) : []
  const why = whyNotMatch({
    matches: provider.matches,
    unbound: await wasUnbound(ctx, provider.id, coming.subject),
    number,
    account: account ? { linkedElsewhere: identities.some((one) => one.providerId === provider.id) } : null,
  })
  if (why || !account) return { code: why ?? 'sign-on-no-account', facts: { ...number } }
  if ((await findById(ctx, account.id)).disabledAt) return { code: 'account-disabled' }
  const done = await link(ctx, provider, coming, { accountId: account.id, how: 'match' })
  return done ? { accountId: account.id } : { code: 'sign-on-other-identity' }
}

/** Begins the session of whoever the provider vouches for; a refusal is an answer, for it is written down. */
export async function enter(
  ctx: Context,
  provider: ProviderRow,
  coming: Coming,
): Promise<Awaited<ReturnType<typeof beginSession>> | Refused> {
  const found = await accountOf(ctx, provider, coming)
  if ('code' in found) return found
  const account = await findById(ctx, found.accountId)
  if (account.disabledAt) return { code: 'account-disabled' }
  return beginSession(ctx, account, provider.kind, { providerId: provider.id, factor: coming.factor })
}

/** Whoever set out signed in comes back to be linked. */
export async function linkSelf(ctx: Context, provider: ProviderRow, coming: Coming, accountId: number) {
  if (ctx.actor.accountId !== accountId) return { code: 'sign-on-other-person' }
  await holdAccount(ctx, accountId)
  const done = await link(ctx, provider, coming, { accountId, how: 'self' })
  return done ? null : { code: 'identity-taken' }
}

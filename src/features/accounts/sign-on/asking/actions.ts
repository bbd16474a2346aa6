import type { Context } from '#platform/context.ts'
import { type Facts, Refusal } from '#platform/errors.ts'
import type { Directory } from '#platform/sign-on/directory.ts'
import type { OidcProvider } from '#platform/sign-on/oidc.ts'
import { words } from '../../words.ts'
import { findProvider, type ProviderRow } from '../queries.ts'
import type { ProviderKind } from '../rules.ts'

/** Where browsers come back: a page of ours, which then asks in its own name. */
export const returnTo = ({ address }: Pick<Context, 'address'>) => `${address}/sign-on/return`

export const oidcOf = ({ sealing }: Pick<Context, 'sealing'>, provider: ProviderRow): OidcProvider => ({
  issuer: provider.address,
  clientId: provider.client,
  secret: sealing.open(provider.secretSealed),
  scope: provider.scope,
  authority: provider.authority,
})

export const directoryOf = ({ sealing }: Pick<Context, 'sealing'>, provider: ProviderRow): Directory => ({
  address: provider.address,
  dn: provider.client,
  password: sealing.open(provider.secretSealed),
  base: provider.base,
  filter: provider.filter,
  employeeAttribute: provider.employeeClaim,
  authority: provider.authority,
})

/** A provider that is there and in use, of this kind where one is told. @throws Refusal sign-on-closed */
export async function openProvider(ctx: Context, id: number, kind?: ProviderKind): Promise<ProviderRow> {
  const provider = await findProvider(ctx, id)
  if (!provider?.enabled || (kind && provider.kind !== kind)) throw new Refusal('not-found', 'sign-on-closed')
  return provider
}

export type Refused = { code: string; facts?: Facts }

/** Leaves its trace in the trail, then refuses. What somebody else typed or signed is not written down, but the name for him. */
export async function refuse(
  ctx: Context,
  { id, name }: Pick<ProviderRow, 'id' | 'name'>,
  { code, facts = {} }: Refused,
  shown?: string,
): Promise<never> {
  await ctx.transaction(async ({ record }) =>
    record({
      action: 'sign-on.refused',
      subject: { kind: 'signOnProvider', id, name },
      after: { because: words[code]?.(facts) ?? code, ...(shown && { externalIdentity: shown }) },
    }),
  )
  throw new Refusal('forbidden', code, facts)
}

import type { Context } from '#platform/context.ts'

type Db = Pick<Context, 'db'>
type Now = Pick<Context, 'db' | 'now'>

const kept = ({ db }: Db) => db.selectFrom('sign_on_provider').where('removed_at', 'is', null)

/** What the way in offers. */
export const openProviders = (ctx: Db) =>
  kept(ctx).where('enabled', '=', true).orderBy('id').select(['id', 'name', 'kind']).execute()

const columns = [
  'id',
  'kind',
  'name',
  'address',
  'client',
  'secret_sealed as secretSealed',
  'scope',
  'base',
  'filter',
  'employee_claim as employeeClaim',
  'matches',
  'trusts_factor as trustsFactor',
  'authority',
  'enabled',
  'changed_at as changedAt',
  'changed_by as changedBy',
] as const

export const allProviders = (ctx: Db) => kept(ctx).orderBy('id').select(columns).execute()
export type ProviderRow = Awaited<ReturnType<typeof allProviders>>[number]

export const findProvider = (ctx: Db, id: number): Promise<ProviderRow | undefined> =>
  kept(ctx).where('id', '=', id).select(columns).executeTakeFirst()

/** A browser sets out; with an account, to link it. */
export const insertAttempt = (
  { db }: Db,
  attempt: { tokenHash: Buffer; providerId: number; accountId: number | null; expiresAt: Date },
) =>
  db
    .insertInto('sign_on_attempt')
    .values({
      token_hash: attempt.tokenHash,
      provider_id: attempt.providerId,
      account_id: attempt.accountId,
      expires_at: attempt.expiresAt,
    })
    .execute()

/** Uses an attempt up, however it goes on. Of two who come with the same one, one gets nothing. */
export const takeAttempt = ({ db, now }: Now, tokenHash: Buffer) =>
  db
    .updateTable('sign_on_attempt')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .returning(['provider_id as providerId', 'account_id as accountId'])
    .executeTakeFirst()

/** The account that an identity of a provider is linked with. */
export const findLinked = ({ db }: Db, providerId: number, subject: string) =>
  db
    .selectFrom('external_identity')
    .where('provider_id', '=', providerId)
    .where('subject', '=', subject)
    .where('removed_at', 'is', null)
    .select(['id', 'account_id as accountId'])
    .executeTakeFirst()

/** Whether it was linked once and taken apart. */
export async function wasUnbound({ db }: Db, providerId: number, subject: string): Promise<boolean> {
  const found = await db
    .selectFrom('external_identity')
    .where('provider_id', '=', providerId)
    .where('subject', '=', subject)
    .where('removed_at', 'is not', null)
    .select('id')
    .executeTakeFirst()
  return found !== undefined
}

export const accountByEmployeeNo = ({ db }: Db, employeeNo: string) =>
  db
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .where('person.employee_no', '=', employeeNo)
    .select('account.id')
    .executeTakeFirst()

/** What an account is linked with, now. */
export const identitiesOf = ({ db }: Db, accountId: number) =>
  db
    .selectFrom('external_identity as identity')
    .innerJoin('sign_on_provider as provider', 'provider.id', 'identity.provider_id')
    .where('identity.account_id', '=', accountId)
    .where('identity.removed_at', 'is', null)
    .where('provider.removed_at', 'is', null)
    .orderBy('identity.id')
    .select([
      'identity.id',
      'provider.id as providerId',
      'provider.name as providerName',
      'identity.shown',
      'identity.linked_at as linkedAt',
      'identity.linked_how as linkedHow',
      'identity.linked_by as linkedBy',
    ])
    .execute()

/** False when the identity, or the account at this provider, is linked already. */
export async function insertIdentity(
  { db, now }: Now,
  identity: {
    providerId: number
    subject: string
    shown: string
    accountId: number
    how: 'match' | 'self' | 'administrator'
    by: string
  },
): Promise<boolean> {
  const inserted = await db
    .insertInto('external_identity')
    .values({
      provider_id: identity.providerId,
      subject: identity.subject,
      shown: identity.shown,
      account_id: identity.accountId,
      linked_at: now,
      linked_how: identity.how,
      linked_by: identity.by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Takes an identity of the account apart; answers what it was. */
export const removeIdentity = ({ db, now }: Now, accountId: number, id: number) =>
  db
    .updateTable('external_identity')
    .from('sign_on_provider as provider')
    .set({ removed_at: now })
    .whereRef('provider.id', '=', 'external_identity.provider_id')
    .where('external_identity.id', '=', id)
    .where('external_identity.account_id', '=', accountId)
    .where('external_identity.removed_at', 'is', null)
    .returning(['external_identity.shown', 'provider.name as providerName', 'provider.id as providerId'])
    .executeTakeFirst()

import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { readSetting } from '#platform/settings.ts'
import { isAdministrators } from '../offices/queries.ts'
import { holding, rolesHeld } from '../roles/queries.ts'
import { asked, type FactorPolicy, needsFactor, type ProvedBy } from './rules.ts'

type Db = Pick<Context, 'db'>
type Now = Pick<Context, 'db' | 'now'>

export const factorSetting = 'second-factor'

/** Who must have a second factor; nobody, until the institute says so. */
export const factorPolicyOf = async ({ db }: Db): Promise<FactorPolicy> =>
  ((await readSetting(db, factorSetting)) as { for: FactorPolicy } | undefined)?.for ?? 'none'

/** SQL: the account has an authenticator or a passkey. */
export const hasFactor = sql<boolean>`(
  exists (select 1 from account_totp totp where totp.account_id = account.id and totp.confirmed_at is not null)
  or exists (select 1 from account_passkey passkey where passkey.account_id = account.id and passkey.removed_at is null))`

/** What the account has beside its password. */
export async function factorsOf({ db }: Db, accountId: number) {
  const totp = await db
    .selectFrom('account_totp')
    .where('account_id', '=', accountId)
    .where('confirmed_at', 'is not', null)
    .select('confirmed_at as since')
    .executeTakeFirst()
  const passkeys = await db
    .selectFrom('account_passkey')
    .where('account_id', '=', accountId)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .select(['id', 'name', 'added_at as addedAt', 'used_at as usedAt'])
    .execute()
  const { left } = await db
    .selectFrom('account_recovery_code')
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .select(({ fn }) => fn.countAll<number>().as('left'))
    .executeTakeFirstOrThrow()
  const any = totp !== undefined || passkeys.length > 0
  return { any, totpSince: totp?.since ?? null, passkeys, codesLeft: left }
}

/** Whether the institute asks the account for a second factor, by the roles it holds today. */
export async function mustHaveFactor(
  ctx: Pick<Context, 'db' | 'today'>,
  accountId: number,
): Promise<boolean> {
  const policy = await factorPolicyOf(ctx)
  // Thousands sign in at eight o'clock, and three of them are administrators.
  if (policy === 'none') return isAdministrators(ctx, accountId)
  return needsFactor(policy, await rolesHeld(ctx.db, [accountId], ctx.today))
}

/** Whether a session of the account is whole only after a second factor: thousands sign in at eight o'clock. */
export async function isFactorDue(ctx: Pick<Context, 'db' | 'today'>, accountId: number): Promise<boolean> {
  const { has } = await ctx.db
    .selectFrom('account')
    .where('id', '=', accountId)
    .select(hasFactor.as('has'))
    .executeTakeFirstOrThrow()
  return has || mustHaveFactor(ctx, accountId)
}

/** The authenticator of an account, held until the end of the transaction: a code is judged once. */
export const holdTotp = ({ db }: Db, accountId: number) =>
  db
    .selectFrom('account_totp')
    .where('account_id', '=', accountId)
    .select([
      'secret_sealed as secretSealed',
      'last_step as lastStep',
      'pending_sealed as pendingSealed',
      'pending_at as pendingAt',
    ])
    .forUpdate()
    .executeTakeFirst()

/** A secret that is shown; it counts once a code of it was given. */
export function putPendingTotp({ db, now }: Now, accountId: number, sealed: Buffer) {
  const pending = { pending_sealed: sealed, pending_at: now }
  return db
    .insertInto('account_totp')
    .values({ account_id: accountId, ...pending })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(pending))
    .execute()
}

export const confirmPendingTotp = ({ db, now }: Now, accountId: number, step: number) =>
  db
    .updateTable('account_totp')
    .set((eb) => ({
      secret_sealed: eb.ref('pending_sealed'),
      confirmed_at: now,
      last_step: step,
      pending_sealed: null,
      pending_at: null,
    }))
    .where('account_id', '=', accountId)
    .execute()

/** Uses a step up; false when it, or a later one, was used before. */
export async function takeStep({ db }: Db, accountId: number, step: number): Promise<boolean> {
  const taken = await db
    .updateTable('account_totp')
    .set({ last_step: step })
    .where('account_id', '=', accountId)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return taken.numUpdatedRows > 0n
}

/** False when there is none: one that was begun only is none. */
export async function removeTotp({ db }: Db, accountId: number): Promise<boolean> {
  const removed = await db
    .deleteFrom('account_totp')
    .where('account_id', '=', accountId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  return removed.numDeletedRows > 0n
}

/** New recovery codes in the place of all there were. */
export async function replaceCodes(
  { db, now }: Now,
  accountId: number,
  codes: { mark: string; hash: string }[],
): Promise<void> {
  await db.deleteFrom('account_recovery_code').where('account_id', '=', accountId).execute()
  if (codes.length === 0) return
  await db
    .insertInto('account_recovery_code')
    .values(codes.map(({ mark, hash }) => ({ account_id: accountId, mark, code_hash: hash, made_at: now })))
    .execute()
}

export const findCode = ({ db }: Db, accountId: number, mark: string) =>
  db
    .selectFrom('account_recovery_code')
    .where('account_id', '=', accountId)
    .where('mark', '=', mark)
    .where('used_at', 'is', null)
    .select(['id', 'code_hash as hash'])
    .executeTakeFirst()

/** Uses a recovery code up; of two who come with the same one, one gets nothing. */
export async function spendCode({ db, now }: Now, id: number): Promise<boolean> {
  const spent = await db
    .updateTable('account_recovery_code')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return spent.numUpdatedRows > 0n
}

/** It was shown who uses the session; one that is exempt stays so. */
export const markProved = ({ db, now }: Now, sessionId: number, by: ProvedBy) =>
  db
    .updateTable('account_session')
    .set({ proved_at: now, proved_by: by })
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .where('proved_by', 'is distinct from', 'exempt')
    .execute()

/** The session is whole from now on, under a new token; false when it is so already, or has ended. */
export async function makeWhole(
  { db, now }: Now,
  sessionId: number,
  whole: { tokenHash: Buffer; by: ProvedBy },
): Promise<boolean> {
  const made = await db
    .updateTable('account_session')
    .set({
      token_hash: whole.tokenHash,
      factor_due: false,
      proved_at: now,
      proved_by: whole.by,
      created_at: now,
      seen_at: now,
    })
    .where('id', '=', sessionId)
    .where('factor_due', '=', true)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return made.numUpdatedRows > 0n
}

/** Everything but the password is gone. */
export async function removeFactors(ctx: Now, accountId: number): Promise<void> {
  await ctx.db.deleteFrom('account_totp').where('account_id', '=', accountId).execute()
  await replaceCodes(ctx, accountId, [])
  await ctx.db
    .updateTable('account_passkey')
    .set({ removed_at: ctx.now })
    .where('account_id', '=', accountId)
    .where('removed_at', 'is', null)
    .execute()
}

/** How many of the accounts that must have a second factor have none yet. */
export async function lackingFactor(
  { db, today }: Pick<Context, 'db' | 'today'>,
  policy: FactorPolicy,
): Promise<number> {
  const roles = asked[policy]
  const found = await db
    .selectFrom('account')
    .leftJoin('person', 'person.id', 'account.person_id')
    .where('account.disabled_at', 'is', null)
    .where(sql<boolean>`not ${hasFactor}`)
    .$if(roles !== null, (q) => q.where((eb) => eb.or((roles ?? []).map((role) => holding(role, today)))))
    .select(({ fn }) => fn.countAll<number>().as('lacking'))
    .executeTakeFirst()
  return found?.lacking ?? 0
}

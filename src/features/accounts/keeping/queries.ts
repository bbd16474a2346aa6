import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'

type Db = Pick<Context, 'db'>

export const findKept = ({ db }: Db, sessionId: number) =>
  db
    .selectFrom('account_session')
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .where('kept_until', 'is not', null)
    .select([
      'id',
      'account_id as accountId',
      'pin_hash as pinHash',
      'pin_failures as failures',
      'kept_until as until',
      'lock_minutes as lockMinutes',
    ])
    .executeTakeFirst()

/** The session lasts from now on, under a new token: whoever knew the old one has nothing of it. */
export const keepSession = (
  { db, now }: Pick<Context, 'db' | 'now'>,
  id: number,
  kept: { tokenHash: Buffer; pinHash: string; until: Date; lockMinutes: number },
) =>
  db
    .updateTable('account_session')
    .set({
      token_hash: kept.tokenHash,
      pin_hash: kept.pinHash,
      pin_failures: 0,
      kept_until: kept.until,
      lock_minutes: kept.lockMinutes,
      seen_at: now,
    })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()

export const lockSession = ({ db, now }: Pick<Context, 'db' | 'now'>, id: number) =>
  db
    .updateTable('account_session')
    .set({ locked_at: now })
    .where('id', '=', id)
    .where('kept_until', 'is not', null)
    .where('locked_at', 'is', null)
    .executeTakeFirst()

export const unlockSession = ({ db, now }: Pick<Context, 'db' | 'now'>, id: number) =>
  db
    .updateTable('account_session')
    .set({ locked_at: null, pin_failures: 0, seen_at: now })
    .where('id', '=', id)
    .executeTakeFirst()

/** Counts a wrong PIN; answers how many it were in a row. Of two at once both are counted. */
export async function countWrongPin({ db }: Db, id: number): Promise<number> {
  const { failures } = await db
    .updateTable('account_session')
    .set((eb) => ({ pin_failures: eb('pin_failures', '+', 1) }))
    .where('id', '=', id)
    .returning('pin_failures as failures')
    .executeTakeFirstOrThrow()
  return failures
}

const keptOpen = ({ db }: Db) =>
  db.updateTable('account_session').where('ended_at', 'is', null).where('kept_until', 'is not', null)

/** The accounts that stay signed in somewhere. */
export const keptAccounts = async ({ db }: Db): Promise<number[]> =>
  (
    await db
      .selectFrom('account_session')
      .where('ended_at', 'is', null)
      .where('kept_until', 'is not', null)
      .select('account_id as id')
      .distinct()
      .execute()
  ).map(({ id }) => id)

/** These may not stay signed in any more. Answers how many sessions it were. */
export async function endKept(ctx: Pick<Context, 'db' | 'now'>, accountIds: number[]): Promise<number> {
  const result = await keptOpen(ctx)
    .where(sql<boolean>`account_id = any(${accountIds})`)
    .set({ ended_at: ctx.now, ended_because: 'notAllowed' })
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** Those who stay signed in do so under the new rules: no longer than they allow from now, locked as soon as they say. */
export const shortenKept = (ctx: Pick<Context, 'db' | 'now'>, until: Date, lockMinutes: number) =>
  keptOpen(ctx)
    .set((eb) => ({
      kept_until: eb.fn<string>('least', ['kept_until', eb.val(until.toISOString())]),
      lock_minutes: lockMinutes,
    }))
    .execute()

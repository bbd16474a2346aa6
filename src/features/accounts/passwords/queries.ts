import type { Context } from '#platform/context.ts'
import { policy } from '../sessions/rules.ts'

/** The hashes of the last passwords, the present one first. */
export async function lastPasswords({ db }: Pick<Context, 'db'>, accountId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('account_password')
    .where('account_id', '=', accountId)
    .orderBy('id', 'desc')
    .limit(policy.passwordHistory)
    .select('password_hash')
    .execute()
  return rows.map((row) => row.password_hash)
}

/** Sets the password and keeps it in the history. `mustChange`: it was given, not chosen. */
export async function setPassword(
  { db, now }: Pick<Context, 'db' | 'now'>,
  accountId: number,
  passwordHash: string,
  mustChange: boolean,
): Promise<void> {
  await db
    .updateTable('account')
    .set({ password_hash: passwordHash, password_at: now, must_change_password: mustChange })
    .where('id', '=', accountId)
    .execute()
  await db
    .insertInto('account_password')
    .values({ account_id: accountId, password_hash: passwordHash, set_at: now })
    .execute()
}

import type { Context } from '#platform/context.ts'

type Writer = Pick<Context, 'db' | 'now'>

/** Ends every session of everybody; answers how many there were. */
export async function endEverySession({ db, now }: Writer): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('account_session')
    .set({ ended_at: now, ended_because: 'revoked' })
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Uses up every link by which somebody could still enter. */
export const spendEveryLink = ({ db, now }: Writer) =>
  db.updateTable('sign_in_link').set({ used_at: now }).where('used_at', 'is', null).execute()

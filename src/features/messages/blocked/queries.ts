import { type SqlBool, sql } from 'kysely'
import type { Context } from '#platform/context.ts'

type Db = Pick<Context, 'db'>

export const blockNumber = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  { key, masked, reason }: { key: Buffer; masked: string; reason: string },
) =>
  db
    .insertInto('message_blocked_number')
    .values({ number_key: key, number_masked: masked, reason, blocked_at: now, blocked_by: actor.name })
    .onConflict((conflict) => conflict.doNothing())
    .returning('number_masked')
    .executeTakeFirst()

export const unblockNumber = ({ db }: Db, key: Buffer) =>
  db
    .deleteFrom('message_blocked_number')
    .where('number_key', '=', key)
    .returning('number_masked as masked')
    .executeTakeFirst()

export const blockedFound = ({ db }: Db, text: string | undefined) =>
  db
    .selectFrom('message_blocked_number')
    .$if(Boolean(text), (q) =>
      q.where(sql<SqlBool>`(strpos(number_masked, ${text ?? ''}) > 0 or strpos(reason, ${text ?? ''}) > 0)`),
    )
type Found = ReturnType<typeof blockedFound>

export const blockedRows = (found: Found) =>
  found
    .select([
      sql<string>`encode(number_key, 'hex')`.as('key'),
      'number_masked as numberMasked',
      'reason',
      'blocked_at as blockedAt',
      'blocked_by as blockedBy',
    ])
    .orderBy('blocked_at', 'desc')
    .orderBy('number_key')

export async function countBlocked(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Context } from './context.ts'
import { Refusal } from './errors.ts'
import type { Ending } from './retention.ts'

/** A deed as its sender named it (the header `idempotency-key`), where it went and what it said. */
export type Sent = { key: string; endpoint: string; input: unknown }

/** How long a deed that was sent once is known again is a period of the institute's. The sender's key is not shown. */
export const keptAnswersEnding: Ending = {
  table: 'kept_answer',
  key: sql`left(one.key, 8)`,
  since: sql`one.kept_at`,
  place: sql`'账号 ' || one.account_id`,
}

/**
 * Does what was sent, once: sent again under the same key by the same account it is answered as the first time. The key
 * stands in the transaction of the deed, so both are there or neither; of two that arrive together the second waits for
 * the first. What was refused has left no key and is decided anew.
 */
export async function onceOnly(ctx: Context, sent: Sent, work: () => Promise<unknown>): Promise<unknown> {
  const { db, actor, now, reach, sealing } = ctx
  if (!/^[A-Za-z0-9-]{16,64}$/.test(sent.key)) throw new Refusal('invalid', 'idempotency-key-unreadable')
  if (actor.accountId === null) throw new Error('whoever has a power has an account')
  const asked = createHash('sha256')
    .update(JSON.stringify([sent.endpoint, reach, await printable(sent.input)]))
    .digest()
  const mine = { account_id: actor.accountId, key: sent.key }
  const entered = await db
    .insertInto('kept_answer')
    .values({ ...mine, asked, kept_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  const ofThis = db.selectFrom('kept_answer').where('account_id', '=', mine.account_id)
  if (!entered) {
    const kept = await ofThis
      .where('key', '=', mine.key)
      .select(['asked', 'answer'])
      .executeTakeFirstOrThrow()
    if (!asked.equals(kept.asked)) throw new Refusal('conflict', 'idempotency-key-used')
    return JSON.parse(sealing.open(kept.answer as Buffer))
  }
  const answer = (await work()) ?? null
  await db
    .updateTable('kept_answer')
    .set({ answer: sealing.seal(JSON.stringify(answer)) })
    .where('account_id', '=', mine.account_id)
    .where('key', '=', mine.key)
    .execute()
  return answer
}

/** The input with each file as its name and the digest of its bytes. */
async function printable(value: unknown): Promise<unknown> {
  if (value instanceof File) {
    const digest = createHash('sha256').update(new Uint8Array(await value.arrayBuffer()))
    return [value.name, digest.digest('hex')]
  }
  if (Array.isArray(value)) return Promise.all(value.map(printable))
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(async ([name, one]) => [name, await printable(one)])
  return Object.fromEntries(await Promise.all(entries))
}

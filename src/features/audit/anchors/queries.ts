import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Anchor } from '#platform/anchors/line.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'

type Reader = Pick<Context, 'db'>

type Asked = { from?: Day | undefined; until?: Day | undefined; descending: boolean }

const columns = [
  'day',
  'entry_id as entryId',
  'hash',
  'made_at as madeAt',
  'previous',
  'key_print as keyPrint',
  'signature',
] as const

function asked({ db }: Reader, { from, until }: Asked) {
  let found = db.selectFrom('audit_anchor')
  if (from) found = found.where('day', '>=', from)
  if (until) found = found.where('day', '<=', until)
  return found
}

export const pageOfAnchors = (ctx: Reader, question: Asked, page: { limit: number; offset: number }) =>
  asked(ctx, question)
    .select(columns)
    .orderBy('day', question.descending ? 'desc' : 'asc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countAnchors(ctx: Reader, question: Asked): Promise<number> {
  const row = await asked(ctx, question)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return row.n
}

export async function getAnchor({ db }: Reader, day: Day) {
  const found = await db.selectFrom('audit_anchor').where('day', '=', day).select(columns).executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { day })
  return found
}

/** All of them in the order of their days. */
export async function allAnchors({ db }: Reader): Promise<Anchor[]> {
  const rows = await db.selectFrom('audit_anchor').select(columns).orderBy('day').execute()
  return rows.map((row) => ({ kind: 'anchor' as const, ...row }))
}

export async function lastAnchor({ db }: Reader): Promise<Anchor | null> {
  const row = await db
    .selectFrom('audit_anchor')
    .select(columns)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { kind: 'anchor', ...row } : null
}

/** False when another server has written the day's anchor meanwhile. */
export async function insertAnchor({ db }: Reader, anchor: Anchor): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('audit_anchor')
    .values({
      day: anchor.day,
      entry_id: anchor.entryId,
      hash: anchor.hash,
      made_at: anchor.madeAt,
      previous: anchor.previous,
      key_print: anchor.keyPrint,
      signature: anchor.signature,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** The last entry of the trail; number 0 when there is none. */
export async function lastEntry({ db }: Reader): Promise<{ entryId: number; hash: string }> {
  const row = await db
    .selectFrom('audit_entry')
    .select(['id', 'hash'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { entryId: row.id, hash: row.hash.toString('hex') } : { entryId: 0, hash: '0'.repeat(64) }
}

export async function hashAt({ db }: Reader, id: number): Promise<string | null> {
  const row = await db.selectFrom('audit_entry').where('id', '=', id).select('hash').executeTakeFirst()
  return row?.hash.toString('hex') ?? null
}

/** One after the other, also of several servers: each writes into the journal only what is not there. */
export const takeTurn = ({ db }: Reader) => sql`select pg_advisory_xact_lock(7100950)`.execute(db)

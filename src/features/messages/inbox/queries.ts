import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import type { Database } from '#platform/database.ts'
import { midnight } from '#platform/midnight.ts'

type Db = Pick<Context, 'db'>

export type Question = {
  text?: string | undefined
  kind?: string | undefined
  unread?: boolean | undefined
  from?: Day | undefined
  until?: Day | undefined
}

/** The first moment of a day in Beijing, where the days of a list are meant. */
/** Whose inbox it is: of the person, and of the account from before it was his. */
export type Own = readonly string[]

export const lettersOf = ({ db }: { db: Database }, own: Own, asked: Question) =>
  db
    .selectFrom('message')
    .where('recipient', 'in', own)
    .where('in_inbox', '=', true)
    .$if(Boolean(asked.unread), (q) => q.where('read_at', 'is', null))
    .$if(Boolean(asked.kind), (q) => q.where('template_key', '=', asked.kind ?? ''))
    .$if(Boolean(asked.text), (q) =>
      q.where(
        sql<SqlBool>`(strpos(title, ${asked.text ?? ''}) > 0 or strpos(body, ${asked.text ?? ''}) > 0)`,
      ),
    )
    .$if(asked.from !== undefined, (q) => q.where('created_at', '>=', midnight(asked.from ?? '')))
    .$if(asked.until !== undefined, (q) =>
      q.where(sql<SqlBool>`created_at < ${midnight(asked.until ?? '')} + interval '1 day'`),
    )
type Found = ReturnType<typeof lettersOf>

const columns = [
  'id',
  'title',
  'body',
  'link',
  'urgent',
  'template_key as kind',
  'created_at as createdAt',
  'read_at as readAt',
] as const

export const pageOfLetters = (found: Found, descending: boolean, page: { limit: number; offset: number }) =>
  found
    .select(columns)
    .orderBy('created_at', descending ? 'desc' : 'asc')
    .orderBy('id', descending ? 'desc' : 'asc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
export type LetterRow = Awaited<ReturnType<typeof pageOfLetters>>[number]

export async function countLetters(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

/** How many are unread, and the newest of all. */
export async function standingOf({ db }: Db, own: Own) {
  const { rows } = await sql<{ unread: number; latestId: number | null; latestTitle: string | null }>`
    select (select count(*) from message where recipient = any(${own}) and in_inbox and read_at is null) as unread,
      latest.id as "latestId", latest.title as "latestTitle"
    from (select 1) as one left join lateral (
      select id, title from message where recipient = any(${own}) and in_inbox order by id desc limit 1) as latest on true`.execute(
    db,
  )
  return rows[0] ?? { unread: 0, latestId: null, latestTitle: null }
}

export async function readLetter({ db, now }: Pick<Context, 'db' | 'now'>, own: Own, id: number) {
  await db
    .updateTable('message')
    .set({ read_at: now })
    .where('id', '=', id)
    .where('recipient', 'in', own)
    .where('in_inbox', '=', true)
    .where('read_at', 'is', null)
    .execute()
  return db
    .selectFrom('message')
    .where('id', '=', id)
    .where('recipient', 'in', own)
    .where('in_inbox', '=', true)
    .select(columns)
    .executeTakeFirst()
}

export async function readUntil(
  { db, now }: Pick<Context, 'db' | 'now'>,
  own: Own,
  untilId: number,
): Promise<number> {
  const done = await db
    .updateTable('message')
    .set({ read_at: now })
    .where('recipient', 'in', own)
    .where('in_inbox', '=', true)
    .where('read_at', 'is', null)
    .where('id', '<=', untilId)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

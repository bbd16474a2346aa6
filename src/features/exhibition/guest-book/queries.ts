import { type SqlBool, sql } from 'kysely'
import { within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { EntryState } from './rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>
type Db = Pick<Context, 'db'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

/** What readers find: what is shown, and of their own what waits. */
export const readableEntries = ({ db }: Db, exhibitionId: number, accountId: number | null) =>
  db
    .selectFrom('guest_entry as entry')
    .where('entry.exhibition_id', '=', exhibitionId)
    .where(
      sql<SqlBool>`(entry.state = 'shown' or entry.state = 'waiting' and entry.account_id = ${accountId})`,
    )
type Readable = ReturnType<typeof readableEntries>

export const pageOfReadable = (
  found: Readable,
  accountId: number | null,
  page: { limit: number; offset: number },
) =>
  found
    .select(['entry.id', 'entry.text', 'entry.reply', 'entry.written_at as writtenAt'])
    .select([
      sql<string | null>`case when entry.named then entry.author end`.as('name'),
      sql<boolean>`coalesce(entry.account_id = ${accountId}, false)`.as('own'),
      sql<boolean>`entry.state = 'waiting'`.as('waiting'),
    ])
    .orderBy('entry.written_at', 'desc')
    .orderBy('entry.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countEntries(found: Found | Readable): Promise<number> {
  const row = await (found as Readable)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return row.n
}

/** Writes; undefined when one of the writer's own still waits. */
export async function insertEntry(
  { db, now, actor }: Writer,
  exhibitionId: number,
  entry: { text: string; named: boolean },
): Promise<number | undefined> {
  const row = await db
    .insertInto('guest_entry')
    .values({
      exhibition_id: exhibitionId,
      account_id: actor.accountId,
      author: actor.name,
      ...entry,
      written_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export const deleteOwn = async (
  { db, actor }: Pick<Context, 'db' | 'actor'>,
  exhibitionId: number,
  id: number,
) => {
  const row = await db
    .deleteFrom('guest_entry')
    .where('id', '=', id)
    .where('exhibition_id', '=', exhibitionId)
    .where('account_id', '=', actor.accountId)
    .where(sql<SqlBool>`state <> 'removed'`)
    .returning('text')
    .executeTakeFirst()
  return row?.text
}

export const shownEntry = ({ db }: Db, exhibitionId: number, id: number) =>
  db
    .selectFrom('guest_entry')
    .where('id', '=', id)
    .where('exhibition_id', '=', exhibitionId)
    .where('state', '=', 'shown')
    .select(['id', 'text'])
    .executeTakeFirst()

/** Reports once for each reader; undefined when he did before. */
export const insertReport = ({ db, now, actor }: Writer, entryId: number, reason: string) =>
  db
    .insertInto('guest_report')
    .values({ entry_id: entryId, account_id: actor.accountId, reason, reported_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()

export type EntryFilters = {
  state: EntryState | 'open'
  exhibitionId?: number | undefined
  text?: string | undefined
}

const openReports = sql<SqlBool>`exists (select from guest_report report where report.entry_id = entry.id and report.settled_at is null)`

const atDesk = ({ db, reach }: Scope) =>
  db
    .selectFrom('guest_entry as entry')
    .innerJoin('exhibition', 'exhibition.id', 'entry.exhibition_id')
    .innerJoin('organization', 'organization.id', 'exhibition.organization_id')
    .where(within('organization.path', reach))

export const entriesAtDesk = (ctx: Scope, { state, exhibitionId, text = '' }: EntryFilters) =>
  atDesk(ctx)
    .$if(state === 'open', (q) =>
      q.where(sql<SqlBool>`(entry.state = 'waiting' or entry.state = 'shown' and ${openReports})`),
    )
    .$if(state !== 'open', (q) => q.where(sql<SqlBool>`entry.state = ${state}`))
    .$if(exhibitionId !== undefined, (q) => q.where('exhibition.id', '=', exhibitionId ?? 0))
    .$if(text !== '', (q) => q.where(sql<SqlBool>`strpos(entry.text || ' ' || entry.author, ${text}) > 0`))
type Found = ReturnType<typeof entriesAtDesk>

const columns = (found: Found) =>
  found
    .select(['entry.id', 'exhibition.id as exhibitionId', 'exhibition.title as exhibitionTitle'])
    .select(['entry.author', 'entry.named', 'entry.text', 'entry.written_at as writtenAt'])
    .select(['entry.shown_by as shownBy', 'entry.reply', 'entry.replied_by as repliedBy'])
    .select(['entry.removed_by as removedBy', 'entry.removed_because as removedBecause', 'organization.path'])
    .select([
      sql<EntryState>`entry.state`.as('state'),
      sql<string[]>`coalesce((select jsonb_agg(report.reason order by report.id) from guest_report report
        where report.entry_id = entry.id and report.settled_at is null), '[]')`.as('reports'),
    ])

export const pageOfEntries = (found: Found, page: { limit: number; offset: number }) =>
  columns(found)
    .orderBy('entry.written_at', 'desc')
    .orderBy('entry.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
export type EntryRow = Awaited<ReturnType<typeof pageOfEntries>>[number]

/** One within reach; `held` until the transaction ends. @throws Refusal not-found */
export async function getEntry(ctx: Scope, id: number, held = false): Promise<EntryRow> {
  const found = await columns(atDesk(ctx).where('entry.id', '=', id))
    .$if(held, (q) => q.forUpdate('entry'))
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

export const setShown = ({ db, now, actor }: Writer, id: number) =>
  db
    .updateTable('guest_entry')
    .set({ shown_at: now, shown_by: actor.name })
    .where('id', '=', id)
    .where('shown_at', 'is', null)
    .execute()

export const setReply = ({ db, now, actor }: Writer, id: number, reply: string) =>
  db
    .updateTable('guest_entry')
    .set({ reply, replied_at: now, replied_by: actor.name })
    .where('id', '=', id)
    .execute()

export const setRemoved = ({ db, now, actor }: Writer, id: number, because: string) =>
  db
    .updateTable('guest_entry')
    .set({ removed_at: now, removed_by: actor.name, removed_because: because })
    .where('id', '=', id)
    .execute()

export const settleReports = ({ db, now, actor }: Writer, entryId: number) =>
  db
    .updateTable('guest_report')
    .set({ settled_at: now, settled_by: actor.name })
    .where('entry_id', '=', entryId)
    .where('settled_at', 'is', null)
    .execute()

import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Source } from '../rules.ts'
import type { Entry } from '../sources/rules.ts'

type Db = Pick<Context, 'db'>

/** What waits: a subject, from one of its parts on. */
export type Stale = { source: string; subjectId: number; part: number }

/** Takes what waits: materials, which have many parts, a few at a time; then the newest first; what another process has in hand is left to it. */
export async function takeStale(ctx: Db, count: number): Promise<Stale[]> {
  const materials = await take(ctx, sql`where source = 'material' order by id`, Math.ceil(count / 5))
  const rest = materials.length > 0 ? Math.floor(count / 2) : count
  return rest > 0
    ? [...materials, ...(await take(ctx, sql`where source <> 'material' order by id desc`, rest))]
    : materials
}

async function take({ db }: Db, which: RawBuilder<unknown>, count: number): Promise<Stale[]> {
  const { rows } = await sql<Stale>`
    delete from search_stale where id in (
      select id from search_stale ${which} limit ${count} for update skip locked)
    returning source, subject_id as "subjectId", from_part as part`.execute(db)
  return rows
}

/** Puts what was not written this time in line again. */
export async function insertStale({ db }: Db, stale: Stale[]): Promise<void> {
  if (stale.length === 0) return
  await db
    .insertInto('search_stale')
    .values(stale.map(({ source, subjectId, part }) => ({ source, subject_id: subjectId, from_part: part })))
    .execute()
}

/** How much still waits, counted up to a limit. */
export async function countStale({ db }: Db, most: number): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::integer as waiting from (select from search_stale limit ${most}) counted`.execute(db)
  return rows[0]?.waiting ?? 0
}

export async function countEntries({ db }: Db): Promise<number> {
  const { entries } = await db
    .selectFrom('search_entry')
    .select(({ fn }) => fn.countAll<number>().as('entries'))
    .executeTakeFirstOrThrow()
  return entries
}

/** Takes out the entries of some subjects, each from one of its parts on. */
export const deleteEntries = ({ db }: Db, source: Source, from: Map<number, number>) =>
  sql`delete from search_entry using unnest(${[...from.keys()]}::bigint[], ${[...from.values()]}::integer[]) as gone (id, part)
    where search_entry.source = ${source} and search_entry.subject_id = gone.id and search_entry.part >= gone.part`.execute(
    db,
  )

export type Written = Entry & { words: string; titling: string | null }

const columns: [name: string, type: string, of: (entry: Written) => unknown][] = [
  ['source', 'text', (one) => one.source],
  ['subject_id', 'bigint', (one) => one.subjectId],
  ['part', 'integer', (one) => one.part],
  ['anchor', 'text', (one) => one.anchor],
  ['title', 'text', (one) => one.title],
  ['heading', 'text', (one) => one.heading],
  ['kind', 'text', (one) => one.kind],
  ['column_id', 'integer', (one) => one.columnId],
  ['organization_id', 'integer', (one) => one.organizationId],
  ['organization_path', 'text', (one) => one.organizationPath],
  ['own_only', 'boolean', (one) => one.ownOnly],
  ['shared_ids', 'text', (one) => one.sharedIds && `{${one.sharedIds.join(',')}}`],
  ['for_all_below', 'boolean', (one) => one.forAllBelow],
  ['person_id', 'integer', (one) => one.personId],
  ['account_id', 'integer', (one) => one.accountId],
  ['sensitivity', 'text', (one) => one.sensitivity],
  ['audience_path', 'text', (one) => one.audiencePath],
  ['issuer', 'text', (one) => one.issuer],
  ['number', 'text', (one) => one.number],
  ['dated_on', 'date', (one) => one.datedOn],
  ['valid_from', 'date', (one) => one.validFrom],
  ['valid_until', 'date', (one) => one.validUntil],
  ['text', 'text', (one) => one.text],
  ['words', 'text', (one) => one.words],
  ['titling', 'text', (one) => one.titling],
]
/** What comes as text because an array of it cannot be unfolded. */
const cast: Record<string, string> = { shared_ids: '::integer[]', words: '::tsvector', titling: '::tsvector' }

/** Writes entries in one statement, by columns. */
export async function insertEntries({ db }: Db, entries: Written[]): Promise<void> {
  if (entries.length === 0) return
  const names = columns.map(([name]) => sql.ref(name))
  const values = columns.map(([name]) => sql`given.${sql.ref(name)}${sql.raw(cast[name] ?? '')}`)
  const given = columns.map(([, type, of]) => sql`${entries.map(of)}::${sql.raw(type)}[]`)
  await sql`insert into search_entry (${sql.join(names)})
    select ${sql.join(values)} from unnest(${sql.join(given)}) as given (${sql.join(names)})`.execute(db)
}

/** The paths of organizations, by id. */
export async function pathsOf({ db }: Db, ids: number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('organization').where('id', 'in', ids).select(['id', 'path']).execute()
  return new Map(rows.map(({ id, path }) => [id, path]))
}

/** Puts everything there is in line to be written anew, what is newest last, and takes away what stands there. */
export async function staleAll({ db }: Db): Promise<void> {
  await sql`delete from search_stale`.execute(db)
  await sql`delete from search_entry`.execute(db)
  await sql`
    insert into search_stale (source, subject_id)
    select source, id from (
      select 'message' as source, id, 1 as turn from message where in_inbox
      union all select 'archiveItem', id, 2 from archive_item
      union all select 'workItem', id, 3 from work_item
      union all select 'commendation', id, 4 from commendation
      union all select 'village', id, 4 from village
      union all select 'project', id, 4 from co_building_project
      union all select 'admission', id, 5 from admission
      union all select 'transfer', id, 6 from transfer
      union all select 'establishment', id, 7 from establishment
      union all select 'election', id, 8 from election
      union all select 'meeting', id, 9 from meeting
      union all select 'matter', id, 10 from affair where kind = 'matter'
      union all select 'document', id, 11 from official_document
      union all select 'request', id, 12 from request
      union all select 'material', id, 13 from material
    ) known order by turn, id`.execute(db)
}

export type Count = { source: Source; there: number; found: number }

/** What there is of each source and what of it can be found, for a check of the index. */
export async function compareWithSources({ db }: Db): Promise<Count[]> {
  const { rows } = await sql<Count>`
    select known.source, count(*)::integer as there, count(entry.id)::integer as found from (
      select 'meeting' as source, id::bigint from meeting where cancelled_at is null
      union all select 'request', id from request
      union all select 'document', id from official_document paper where not exists (
        select from request where document_id = paper.id or reply_id = paper.id)
      union all select 'matter', id from affair where kind = 'matter'
      union all select 'election', id from election
      union all select 'establishment', id from establishment
      union all select 'transfer', id from transfer
      union all select 'admission', id from admission
      union all select 'commendation', id from commendation
      union all select 'project', id from co_building_project
      union all select 'village', id from village
      union all select 'workItem', id from work_item
      union all select 'archiveItem', id from archive_item
      union all select 'message', id from message where in_inbox
      union all select 'material', id from material where state = 'published'
    ) known left join search_entry entry on entry.source = known.source and entry.subject_id = known.id and entry.part = 0
    group by 1 order by 1`.execute(db)
  return rows
}

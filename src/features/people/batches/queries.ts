import { type SqlBool, sql } from 'kysely'
import { addDays, type Day } from '#basics/days.ts'
import { coversEverything, type Reach } from '#basics/reach.ts'
import { within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { BatchFilters } from './contract.ts'
import type { BatchKind } from './rules.ts'

type Db = Pick<Context, 'db'>
type Scope = Pick<Context, 'db' | 'reach'>

export type NewBatch = {
  kind: BatchKind
  title: string
  feedId?: number
  path: string
  people: number
  reason: string
  madeBy: string
  accountId: number | null
}

export async function insertBatch(
  { db, now }: Pick<Context, 'db' | 'now'>,
  batch: NewBatch,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into person_batch (kind, title, feed_id, organization_id, people, reason, made_at, made_by, account_id)
    values (${batch.kind}, ${batch.title}, ${batch.feedId ?? null}::integer,
      (select id from organization where path = ${batch.path}), ${batch.people}::integer, ${batch.reason},
      ${now.toISOString()}::timestamptz, ${batch.madeBy}, ${batch.accountId}::integer)
    returning id`.execute(db)
  return rows[0]?.id as number
}

/** The lines that this transaction wrote of these people and that are in no batch yet. Answers of how many people. */
export async function gatherLines(
  { db, now }: Pick<Context, 'db' | 'now'>,
  batchId: number,
  personIds: number[],
): Promise<void> {
  await sql`
    update person_change set batch_id = ${batchId}::integer
    where person_id = any(${personIds}::integer[]) and recorded_at = ${now.toISOString()}::timestamptz
      and batch_id is null and undoes is null`.execute(db)
}

/** The place of the whole institute, for what concerns all of it. */
export async function rootPath({ db }: Db): Promise<string> {
  const { rows } = await sql<{ path: string }>`
    select path from organization where parent_id is null order by id limit 1`.execute(db)
  return rows[0]?.path ?? ''
}

/** Where people stand now. */
export async function pathsOf({ db }: Db, personIds: number[]): Promise<string[]> {
  const { rows } = await sql<{ path: string }>`
    select distinct organization_path as path from person where id = any(${personIds}::integer[])`.execute(db)
  return rows.map(({ path }) => path)
}

/** A batch is seen by whoever reaches the place that holds all of its people. */
const seen = ({ db, reach }: Scope) =>
  db
    .selectFrom('person_batch as batch')
    .leftJoin('organization', 'organization.id', 'batch.organization_id')
    .where(
      coversEverything(reach)
        ? sql<SqlBool>`true`
        : sql<SqlBool>`(organization.path is not null and ${within('organization.path', reach)})`,
    )

const columns = [
  'batch.id',
  'batch.title',
  'batch.feed_id as feedId',
  'batch.people',
  'batch.reason',
  'organization.name as organizationName',
  'organization.path',
  'batch.made_at as madeAt',
  'batch.made_by as madeBy',
  'batch.undone_at as undoneAt',
  'batch.undone_by as undoneBy',
  'batch.undone_because as undoneBecause',
  'batch.undone_people as undonePeople',
] as const

const shown = <T>(found: T & ReturnType<typeof seen>) =>
  found.select(columns).select(sql<BatchKind>`batch.kind`.as('kind'))
export type BatchRow = Awaited<ReturnType<typeof getBatch>>

export function batchesOf(
  scope: { db: Context['db']; reach: Reach },
  { text, kind, madeFrom, madeUntil, undone }: Omit<BatchFilters, 'sort' | 'descending'>,
) {
  const dayOf = (day: Day) => sql`${day}::date at time zone 'Asia/Shanghai'`
  return seen(scope)
    .$if(Boolean(text), (q) =>
      q.where(
        sql<SqlBool>`strpos(batch.title || ' ' || batch.reason || ' ' || batch.made_by, ${text ?? ''}) > 0`,
      ),
    )
    .$if(kind !== undefined, (q) => q.where('batch.kind', '=', kind ?? 'moved'))
    .$if(madeFrom !== undefined, (q) => q.where(sql<SqlBool>`batch.made_at >= ${dayOf(madeFrom ?? '')}`))
    .$if(madeUntil !== undefined, (q) =>
      q.where(sql<SqlBool>`batch.made_at < ${dayOf(addDays(madeUntil ?? '2000-01-01', 1))}`),
    )
    .$if(undone !== undefined, (q) => q.where('batch.undone_at', undone ? 'is not' : 'is', null))
}
type Found = ReturnType<typeof batchesOf>

export const pageOfBatches = (
  found: Found,
  { sort, descending }: Pick<BatchFilters, 'sort' | 'descending'>,
  page: { limit: number; offset: number },
) =>
  shown(found)
    .orderBy(sort === 'people' ? 'batch.people' : 'batch.made_at', descending ? 'desc' : 'asc')
    .orderBy('batch.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countBatches(found: Found): Promise<number> {
  const { n } = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return n
}

/** One batch within reach. @throws Refusal not-found */
export async function getBatch(scope: Scope, id: number) {
  const found = await shown(seen(scope)).where('batch.id', '=', id).executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

/** The same, held until the transaction ends: of two who take it back the second waits. */
export async function holdBatch(scope: Scope, id: number) {
  await sql`select from person_batch where id = ${id} for update`.execute(scope.db)
  return getBatch(scope, id)
}

export async function batchOfFeed({ db }: Db, feedId: number): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select id from person_batch where feed_id = ${feedId}`.execute(db)
  return rows[0]?.id ?? null
}

/** Posts that ended because somebody was moved by the batch. */
export async function postsEndedBy({ db }: Db, batchId: number) {
  const { rows } = await sql<{ personId: number; name: string; text: string }>`
    select person.id as "personId", person.name, concat_ws(' ', organization.name, post.kind, post.duty) as text
    from person_change change
    join post on post.person_id = change.person_id and post.ended_because = '调离党支部'
      and post.until_on = greatest(post.from_on, change.effective_on)
    join person on person.id = change.person_id
    join organization on organization.id = post.organization_id
    where change.batch_id = ${batchId} and change.kind = 'moved'
    order by person.name`.execute(db)
  return rows
}

export const setUndone = (
  { db, now }: Pick<Context, 'db' | 'now'>,
  id: number,
  undone: { by: string; because: string; people: number },
) =>
  db
    .updateTable('person_batch')
    .set({
      undone_at: now.toISOString(),
      undone_by: undone.by,
      undone_because: undone.because,
      undone_people: sql`coalesce(undone_people, 0) + ${undone.people}::integer`,
    })
    .where('id', '=', id)
    .execute()

/** Out of every roll, or (null) entered anew. */
export const setWithdrawn = ({ db }: Db, personIds: number[], at: Date | null) =>
  sql`
    update person set withdrawn_at = ${at?.toISOString() ?? null}::timestamptz
    where id = any(${personIds}::integer[])`.execute(db)

/** Of these 工号, those whose entry was taken back: they are entered anew under the same record. */
export async function withdrawnAmong({ db }: Db, employeeNos: string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: number; employeeNo: string }>`
    select id, employee_no as "employeeNo" from person
    where withdrawn_at is not null and employee_no = any(${employeeNos}::text[])`.execute(db)
  return new Map(rows.map(({ id, employeeNo }) => [employeeNo, id]))
}

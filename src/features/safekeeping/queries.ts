import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { Run } from './rules.ts'

type Reader = Pick<Context, 'db'>

export type Filters = {
  text?: string | undefined
  verdict?: 'running' | 'good' | 'failed' | undefined
  drill?: 'none' | 'good' | 'failed' | undefined
  from?: Day | undefined
  until?: Day | undefined
}

const verdict = sql<'running' | 'good' | 'failed'>`case when ended_at is null then 'running'
  when digest is not null then 'good' else 'failed' end`

/** A drill failed that found something, or that could not be held; it was held when it was wanted and there was a backup. */
const drillVerdict = sql<
  'none' | 'good' | 'failed'
>`case when drilled is null and drill_fault is null then 'none'
  when drill_fault is null and drilled->'faults' = '[]' then 'good' else 'failed' end`

const beginningOf = (day: Day) => sql<string>`(${day}::date)::timestamp at time zone 'Asia/Shanghai'`

export function runsFound({ db }: Reader, asked: Filters) {
  let found = db.selectFrom('backup_run as run')
  if (asked.verdict) found = found.where(sql<boolean>`${verdict} = ${asked.verdict}`)
  if (asked.drill) found = found.where(sql<boolean>`${drillVerdict} = ${asked.drill}`)
  if (asked.from) found = found.where('began_at', '>=', beginningOf(asked.from))
  if (asked.until)
    found = found.where('began_at', '<', sql<string>`${beginningOf(asked.until)} + interval '1 day'`)
  if (asked.text)
    found = found.where(
      sql<boolean>`(strpos(coalesce(file, ''), ${asked.text}) > 0 or strpos(coalesce(asked_by, ''), ${asked.text}) > 0)`,
    )
  return found
}
type Found = ReturnType<typeof runsFound>

const columns = [
  'id',
  'began_at as beganAt',
  'ended_at as endedAt',
  'seen_at as seenAt',
  'progress',
  'asked_by as askedBy',
  'folder',
  'file',
  'encrypted',
  'keys',
  'bytes',
  'digest',
  'row_count as rows',
  'file_count as files',
  'table_count as tables',
  'fault',
  'fault_part as faultPart',
  'drill_fault as drillFault',
  'drill as wanted',
  'drilled',
  'removed_at as removedAt',
] as const

const whole = (found: Found) =>
  found.select(columns).select([verdict.as('verdict'), drillVerdict.as('drillVerdict')])

export type RunRow = Awaited<ReturnType<typeof getRun>>

const orders = { beganAt: 'began_at', bytes: 'bytes', rows: 'row_count' } as const
export type Order = { sort: keyof typeof orders; descending: boolean }

export const pageOfRuns = (
  found: Found,
  { sort, descending }: Order,
  page: { limit: number; offset: number },
) =>
  whole(found)
    .orderBy(orders[sort], (order) => (descending ? order.desc().nullsLast() : order.asc().nullsLast()))
    .orderBy('id', descending ? 'desc' : 'asc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countRuns(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

export async function getRun(ctx: Reader, id: number) {
  const found = await whole(runsFound(ctx, {})).where('id', '=', id).executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

/** The last of a kind; null when there is none. */
export async function lastRun(ctx: Reader, asked: Filters): Promise<RunRow | null> {
  const found = await whole(runsFound(ctx, asked)).orderBy('id', 'desc').limit(1).executeTakeFirst()
  return found ?? null
}

/** The newest runs, as the rules look at them. */
export async function recentRuns(ctx: Reader): Promise<Run[]> {
  const rows = await whole(runsFound(ctx, {})).orderBy('id', 'desc').limit(200).execute()
  return rows.map((row) => ({
    beganAt: row.beganAt,
    endedAt: row.endedAt,
    good: row.verdict === 'good',
    drilled: row.drillVerdict !== 'none',
  }))
}

/** Backups whose files are kept. */
export async function keptFiles({ db }: Reader) {
  const rows = await db
    .selectFrom('backup_run')
    .where('digest', 'is not', null)
    .where('removed_at', 'is', null)
    .select(['id', 'began_at as madeAt', 'folder', 'file'])
    .execute()
  return rows.flatMap(({ file, ...row }) => (file === null ? [] : [{ ...row, file }]))
}

type New = {
  askedBy: { accountId: number | null; name: string } | null
  folder: string
  encrypted: boolean
  drill: boolean
}

export async function insertRun({ db, now }: Pick<Context, 'db' | 'now'>, run: New): Promise<number> {
  const { id } = await db
    .insertInto('backup_run')
    .values({
      began_at: now,
      seen_at: now,
      asked_account: run.askedBy?.accountId ?? null,
      asked_by: run.askedBy?.name ?? null,
      folder: run.folder,
      encrypted: run.encrypted,
      drill: run.drill,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Nobody else begins one until this transaction ends. */
export const holdRuns = ({ db }: Reader) => sql`lock table backup_run in share row exclusive mode`.execute(db)

/** A sign of life, and how far it is. */
export async function noteProgress(
  { db, now }: Pick<Context, 'db' | 'now'>,
  id: number,
  progress: string,
): Promise<void> {
  await db
    .updateTable('backup_run')
    .set({ seen_at: now, progress })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

type Ended = {
  made: {
    file: string
    bytes: number
    sha256: string
    rows: number
    files: number
    tables: number
    keys: boolean
  } | null
  fault?: { code: string; part?: string } | null
  drilled?: object | null
  drillFault?: string | null
}

/** What came of it. False when it was given up meanwhile. */
export async function endRun(
  { db, now }: Pick<Context, 'db' | 'now'>,
  id: number,
  { made, fault = null, drilled = null, drillFault = null }: Ended,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('backup_run')
    .set({
      ended_at: now,
      seen_at: now,
      progress: '',
      file: made?.file ?? null,
      bytes: made?.bytes ?? null,
      digest: made?.sha256 ?? null,
      row_count: made?.rows ?? null,
      file_count: made?.files ?? null,
      table_count: made?.tables ?? null,
      keys: made?.keys ?? null,
      fault: made ? null : (fault?.code ?? 'fault'),
      fault_part: made ? null : (fault?.part ?? null),
      drilled: drilled === null ? null : JSON.stringify(drilled),
      drill_fault: drillFault,
    })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function noteRemoved({ db, now }: Pick<Context, 'db' | 'now'>, ids: number[]): Promise<void> {
  if (ids.length === 0) return
  await db.updateTable('backup_run').set({ removed_at: now }).where('id', 'in', ids).execute()
}

/** When this data was begun. */
export async function foundedAt({ db }: Reader): Promise<string> {
  const { rows } = await sql<{ at: string }>`select min(applied_at) as at from schema_migration`.execute(db)
  return rows[0]?.at ?? ''
}

/** The organizations at the top of the tree. */
export async function topOrganizations({ db, today }: Pick<Context, 'db' | 'today'>) {
  return db
    .selectFrom('organization')
    .where('parent_id', 'is', null)
    .where(({ eb, or }) => or([eb('closed_on', 'is', null), eb('closed_on', '>', today)]))
    .select(['id', 'name', 'short_name as shortName'])
    .orderBy('id')
    .execute()
}

import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import type { LinesAsked, RunsAsked } from './contract.ts'

type Db = Pick<Context, 'db'>
type Moment = Pick<Context, 'db' | 'now'>
type Page = { limit: number; offset: number }
type Asked<T> = Omit<T, 'sort' | 'descending'>

const beginningOf = (day: Day) => sql<string>`(${day}::date)::timestamp at time zone 'Asia/Shanghai'`

const sumOf = (column: 'removed' | 'kept') =>
  sql<number>`(select coalesce(sum(line.${sql.ref(column)}), 0)::integer from retention_line line where line.run_id = run.id)`

export const runsFound = ({ db }: Db, { text = '', cause, from, until }: Asked<RunsAsked>) =>
  db
    .selectFrom('retention_run as run')
    .$if(cause !== undefined, (q) => q.where('run.cause', '=', cause ?? 'weekly'))
    .$if(from !== undefined, (q) => q.where('run.began_at', '>=', beginningOf(from as Day)))
    .$if(until !== undefined, (q) =>
      q.where('run.began_at', '<', sql<string>`${beginningOf(until as Day)} + interval '1 day'`),
    )
    .$if(text !== '', (q) =>
      q.where(
        sql<SqlBool>`(run.id::text = ${text} or strpos(coalesce(run.asked_by, '') || ' ' || coalesce(run.reason, ''), ${text}) > 0)`,
      ),
    )
type Runs = ReturnType<typeof runsFound>

const wholeRuns = (found: Runs) =>
  found
    .select([
      'run.id',
      'run.asked_by as askedBy',
      'run.reason',
      'run.began_at as beganAt',
      'run.ended_at as endedAt',
    ])
    .select([
      sql<'weekly' | 'asked'>`run.cause`.as('cause'),
      sumOf('removed').as('removed'),
      sumOf('kept').as('kept'),
    ])

const runOrders = { beganAt: sql`run.began_at`, removed: sql`removed`, kept: sql`kept` }

export const pageOfRuns = (
  found: Runs,
  { sort, descending }: Pick<RunsAsked, 'sort' | 'descending'>,
  page: Page,
) =>
  wholeRuns(found)
    .orderBy(runOrders[sort], descending ? 'desc' : 'asc')
    .orderBy('run.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
export type RunRow = Awaited<ReturnType<typeof pageOfRuns>>[number]

export const linesFound = ({ db }: Db, { text = '', run, rule, any }: Asked<LinesAsked>) =>
  db
    .selectFrom('retention_line as line')
    .$if(run !== undefined, (q) => q.where('line.run_id', '=', run as number))
    .$if(rule !== undefined, (q) => q.where('line.rule', '=', rule as string))
    .$if(any === true, (q) => q.where(sql<SqlBool>`line.removed + line.kept > 0`))
    .$if(text !== '', (q) => q.where(sql<SqlBool>`strpos(line.title, ${text}) > 0`))
type Lines = ReturnType<typeof linesFound>

const lineOrders = {
  beganAt: 'line.began_at',
  removed: 'line.removed',
  kept: 'line.kept',
  days: 'line.days',
} as const

export const pageOfLines = (
  found: Lines,
  { sort, descending }: Pick<LinesAsked, 'sort' | 'descending'>,
  page: Page,
) =>
  found
    .select(['line.run_id as run', 'line.rule', 'line.title', 'line.days', 'line.removed', 'line.kept'])
    .select(['line.began_at as beganAt', 'line.ended_at as endedAt'])
    .select(sql<Record<string, number>>`line.kept_because`.as('because'))
    .orderBy(lineOrders[sort], descending ? 'desc' : 'asc')
    .orderBy('line.run_id', 'desc')
    .orderBy('line.rule')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
export type LineRow = Awaited<ReturnType<typeof pageOfLines>>[number]

export async function countFound(found: Runs | Lines): Promise<number> {
  const { n } = await (found as Runs)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

/** The run that has not ended yet. */
export const openRun = ({ db }: Db) =>
  db
    .selectFrom('retention_run')
    .where('ended_at', 'is', null)
    .select(['id', 'began_at as beganAt'])
    .forUpdate()
    .executeTakeFirst()

export async function insertRun(
  { db, now }: Moment,
  asked: { by: string; accountId: number | null; reason: string } | null,
): Promise<number> {
  const { id } = await db
    .insertInto('retention_run')
    .values({
      cause: asked ? 'asked' : 'weekly',
      began_at: now,
      asked_by: asked?.by ?? null,
      account_id: asked?.accountId ?? null,
      reason: asked?.reason ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const endRun = ({ db, now }: Moment, id: number) =>
  db.updateTable('retention_run').set({ ended_at: now }).where('id', '=', id).execute()

/** What was begun of a run: each rule, and whether it is done with. Whoever goes on waits for any other who does. */
export async function linesOfRun({ db }: Db, id: number) {
  await db.selectFrom('retention_run').where('id', '=', id).select('id').forUpdate().execute()
  return db
    .selectFrom('retention_line')
    .where('run_id', '=', id)
    .select(['rule', 'before_at as before', 'removed', 'ended_at as endedAt'])
    .execute()
}

export const insertLine = (
  { db, now }: Moment,
  line: { runId: number; rule: string; title: string; days: number; before: Date },
) =>
  db
    .insertInto('retention_line')
    .values({
      run_id: line.runId,
      rule: line.rule,
      title: line.title,
      days: line.days,
      before_at: line.before,
      began_at: now,
    })
    .execute()

/** So many more went. Answers how many by now. */
export async function addRemoved({ db }: Db, runId: number, rule: string, removed: number): Promise<number> {
  const row = await db
    .updateTable('retention_line')
    .set((eb) => ({ removed: eb('removed', '+', removed) }))
    .where('run_id', '=', runId)
    .where('rule', '=', rule)
    .returning('removed')
    .executeTakeFirstOrThrow()
  return row.removed
}

export const endLine = (
  { db, now }: Moment,
  runId: number,
  rule: string,
  { kept, because }: { kept: number; because: Record<string, number> },
) =>
  db
    .updateTable('retention_line')
    .set({ kept, kept_because: JSON.stringify(because), ended_at: now })
    .where('run_id', '=', runId)
    .where('rule', '=', rule)
    .execute()

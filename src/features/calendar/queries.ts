import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { DayKind, Holidays } from '#basics/working-days.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { Arranged } from './rules.ts'

type Db = Pick<Context, 'db'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

export type Question = { year?: number | undefined; kind?: DayKind | undefined; text?: string | undefined }

const table = ({ db }: Db) => db.selectFrom('calendar_day').$narrowType<{ kind: DayKind }>()
const columns = ['day', 'kind', 'name', 'changed_at as changedAt', 'changed_by as changedBy'] as const

export const daysFound = (ctx: Db, { year, kind, text }: Question) =>
  table(ctx)
    .$if(year !== undefined, (q) => q.where(sql<boolean>`extract(year from day) = ${year}`))
    .$if(kind !== undefined, (q) => q.where('kind', '=', kind as DayKind))
    .$if(Boolean(text), (q) => q.where(sql<boolean>`strpos(name, ${text ?? ''}) > 0`))
type Found = ReturnType<typeof daysFound>

export const rowsOf = (found: Found, descending: boolean) =>
  found.select(columns).orderBy('day', descending ? 'desc' : 'asc')

export async function countOf(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

export const yearsEntered = ({ db }: Db) =>
  db
    .selectFrom('calendar_day')
    .select([
      sql<number>`extract(year from day)::integer`.as('year'),
      sql<number>`count(*) filter (where kind = 'off')`.as('off'),
      sql<number>`count(*) filter (where kind = 'working')`.as('working'),
    ])
    .groupBy(sql`1`)
    .orderBy(sql`1`, 'desc')
    .execute()

/** @throws Refusal not-found */
export async function getDay(ctx: Db, day: Day) {
  const found = await table(ctx).where('day', '=', day).select(columns).forUpdate().executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { day })
  return found
}

export const knownDays = (ctx: Db, days: Day[]) =>
  table(ctx).where('day', 'in', days).select(['day', 'kind', 'name']).orderBy('day').forUpdate().execute()

/** Writes days as they shall be, those that stood there already too. */
export const setDays = ({ db, now, actor }: Writer, days: Arranged[]) =>
  db
    .insertInto('calendar_day')
    .values(days.map((one) => ({ ...one, changed_at: now, changed_by: actor.name })))
    .onConflict((conflict) =>
      conflict.column('day').doUpdateSet((eb) => ({
        kind: eb.ref('excluded.kind'),
        name: eb.ref('excluded.name'),
        changed_at: eb.ref('excluded.changed_at'),
        changed_by: eb.ref('excluded.changed_by'),
      })),
    )
    .execute()

export const deleteDay = ({ db }: Db, day: Day) =>
  db.deleteFrom('calendar_day').where('day', '=', day).execute()

/** What working days are counted by, from a day on. */
export async function holidaysFrom(ctx: Db, day: Day): Promise<Holidays> {
  const rows = await table(ctx).where('day', '>=', day).select(['day', 'kind']).execute()
  return new Map(rows.map((row) => [row.day, row.kind]))
}

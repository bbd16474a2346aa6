import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Database } from './database.ts'

/** How the rows of one rule are found and let go of. SQL speaks of a row of `table` as `one`, of now as `moment.now`. */
export type Ending = {
  table: string
  /** What names a row: its number, never a name of anybody. */
  key: RawBuilder<unknown>
  /** From when its days count; null while it is in use. */
  since: RawBuilder<unknown>
  /** What it belongs to, by its number. */
  place?: RawBuilder<unknown>
  /** Why it stays though its time is over; the first that holds is told. */
  held?: Record<string, RawBuilder<SqlBool>>
  /** What is emptied; without it the row is deleted. */
  emptied?: readonly string[]
}

/** A rule at a moment: what began before `before` is over. */
export type Over = { rule: string; ending: Ending; before: Date; now: Date }

const from = ({ ending, now }: Over) =>
  sql`${sql.table(ending.table)} as one, (select ${now.toISOString()}::timestamptz as now) as moment`

const either = (conditions: RawBuilder<SqlBool>[]) => sql<SqlBool>`(${sql.join(conditions, sql` or `)})`

const isOver = ({ ending: { since, emptied }, before }: Over) =>
  sql<SqlBool>`${since} < ${before.toISOString()}::timestamptz and ${
    emptied
      ? either(emptied.map((column) => sql<SqlBool>`${sql.ref(`one.${column}`)} is not null`))
      : sql<SqlBool>`true`
  }`

const reasonHeld = ({ held = {} }: Ending) => {
  const cases = Object.entries(held).map(([reason, holds]) => sql`when ${holds} then ${sql.lit(reason)}`)
  return cases.length > 0 ? sql`case ${sql.join(cases, sql` `)} end` : sql`null`
}

const overRows = (over: Over) => sql`
  select ${sql.lit(over.rule)}::text as rule, ${over.ending.key}::text as key, (${over.ending.since})::timestamptz as since,
    ${over.ending.place ?? sql`null`}::text as place, ${reasonHeld(over.ending)}::text as held
  from ${from(over)} where ${isOver(over)}`

export type OverFilters = {
  rule?: string | undefined
  held?: 'yes' | 'no' | undefined
  text?: string | undefined
}
export type OverRow = { rule: string; key: string; since: string; place: string | null; held: string | null }
export type OverOrder = { sort: 'since' | 'rule'; descending: boolean }

const found = (overs: Over[], { rule, held, text }: OverFilters) => {
  const asked = overs.filter((over) => rule === undefined || over.rule === rule)
  const rows = sql.join(asked.map(overRows), sql` union all `)
  const words = text ?? ''
  return sql`(${rows}) as found where ${held === undefined ? sql`true` : held === 'yes' ? sql`held is not null` : sql`held is null`}
    and ${words === '' ? sql`true` : sql`(key = ${words} or strpos(coalesce(place, ''), ${words}) > 0)`}`
}

/** The rows whose time is over, a page of them; nothing is changed. */
export async function pageOfOver(
  db: Database,
  overs: Over[],
  filters: OverFilters,
  { sort, descending }: OverOrder,
  page: { limit: number; offset: number },
): Promise<OverRow[]> {
  const way = descending ? sql`desc` : sql`asc`
  const { rows } = await sql<OverRow>`select * from ${found(overs, filters)}
    order by ${sql.ref(sort)} ${way}, rule, since, key limit ${page.limit} offset ${page.offset}`.execute(db)
  return rows
}

export async function countOver(db: Database, overs: Over[], filters: OverFilters): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::integer as n from ${found(overs, filters)}`.execute(db)
  return rows[0]?.n ?? 0
}

/** How many of each rule are over, and why how many of them stay (`held` null: they go). */
export async function talliesOver(db: Database, overs: Over[]) {
  const { rows } = await sql<{ rule: string; held: string | null; n: number }>`
    select rule, held, count(*)::integer as n from ${found(overs, {})} group by rule, held`.execute(db)
  return rows
}

/** Lets go of so many at most; answers how many it were. */
export async function letGoOf(db: Database, over: Over, limit: number): Promise<number> {
  const { table, emptied } = over.ending
  const these = sql`one.ctid = any(array(select one.ctid from ${from(over)}
    where ${isOver(over)} and ${reasonHeld(over.ending)} is null limit ${limit}))`
  const emptying = (columns: readonly string[]) =>
    sql.join(columns.map((column) => sql`${sql.id(column)} = null`))
  const { numAffectedRows } = await (emptied
    ? sql`update ${sql.table(table)} as one set ${emptying(emptied)} where ${these}`
    : sql`delete from ${sql.table(table)} as one where ${these}`
  ).execute(db)
  return Number(numAffectedRows ?? 0)
}

import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { ShownChange } from '../comparison/values/rules.ts'
import type { FeedKind } from '../sheets/rules.ts'

export type RowOutcome = 'new' | 'changed' | 'quarantined'
export type ShownFault = { column: string; value: string; reason: string }

export type NewRow = {
  position: number
  line: number
  kind: FeedKind
  key: string
  name: string
  outcome: RowOutcome
  changes: ShownChange[] | null
  faults: ShownFault[] | null
  /** Of refused rows: the cells as JSON, to be sealed, for the sheet that goes back. */
  cells: string | null
}

/** Keeps rows with what became of them, thousands at once; cells sealed, for they hold identity numbers. */
export async function insertRows(
  { db, sealing }: Pick<Context, 'db' | 'sealing'>,
  feedId: number,
  rows: NewRow[],
): Promise<void> {
  if (rows.length === 0) return
  const sealed = rows.map(({ cells, ...row }) => ({
    ...row,
    cells: cells && sealing.seal(cells).toString('base64'),
  }))
  await sql`
    insert into feed_row (feed_id, file_position, line, kind, key, name, outcome, changes, faults, cells_sealed)
    select ${feedId}::integer, position, line, kind, key, name, outcome, changes, faults, decode(cells, 'base64')
    from json_to_recordset(${JSON.stringify(sealed)}::json) as row (position smallint, line integer, kind text, key text,
      name text, outcome text, changes jsonb, faults jsonb, cells text)`.execute(db)
}

export const deleteRows = ({ db }: Pick<Context, 'db'>, feedId: number) =>
  db.deleteFrom('feed_row').where('feed_id', '=', feedId).execute()

export type RowFilters = { kind?: FeedKind; outcome?: RowOutcome; text?: string; field?: string }

/** The kept rows of a feed. `field`: only those that change it. */
export const rowsOf = (
  { db }: Pick<Context, 'db'>,
  feedId: number,
  { kind, outcome, text, field }: RowFilters,
) =>
  db
    .selectFrom('feed_row')
    .where('feed_id', '=', feedId)
    .$if(kind !== undefined, (q) => q.where('kind', '=', kind ?? 'people'))
    .$if(outcome !== undefined, (q) => q.where('outcome', '=', outcome ?? 'new'))
    .$if(Boolean(text), (q) => q.where(sql<boolean>`(strpos(name, ${text}) > 0 or key = ${text})`))
    .$if(Boolean(field), (q) => q.where(sql<boolean>`changes @> ${JSON.stringify([{ field }])}::jsonb`))

export async function countRowsOf(rows: ReturnType<typeof rowsOf>): Promise<number> {
  const { n } = await rows.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return n
}

export const shownRows = (rows: ReturnType<typeof rowsOf>) =>
  rows
    .select(['file_position as position', 'line', 'kind', 'key', 'name', 'outcome', 'changes', 'faults'])
    .$narrowType<{
      kind: FeedKind
      outcome: RowOutcome
      changes: ShownChange[] | null
      faults: ShownFault[] | null
    }>()
    .orderBy('kind')
    .orderBy('file_position')
    .orderBy('line')

/** How often each field changes, and how: the table of the dry run. */
export async function fieldsOf({ db }: Pick<Context, 'db'>, feedId: number) {
  const { rows } = await sql<{ kind: FeedKind; field: string; effect: ShownChange['effect']; rows: number }>`
    select kind, change ->> 'field' as field, change ->> 'effect' as effect, count(*) as rows
    from feed_row, jsonb_array_elements(changes) change
    where feed_id = ${feedId} and outcome = 'changed'
    group by 1, 2, 3 order by 1, 4 desc, 2`.execute(db)
  return rows
}

/** Why rows were refused, and how many of them. */
export async function faultsOf({ db }: Pick<Context, 'db'>, feedId: number) {
  const { rows } = await sql<{ kind: FeedKind; column: string; rows: number }>`
    select kind, fault ->> 'column' as "column", count(*) as rows
    from feed_row, jsonb_array_elements(faults) fault
    where feed_id = ${feedId} and outcome = 'quarantined'
    group by 1, 2 order by 1, 3 desc, 2`.execute(db)
  return rows
}

/** The refused rows of one kind, in the order of the files, with their sealed cells. */
export async function quarantinedRows({ db }: Pick<Context, 'db'>, feedId: number, kind: FeedKind) {
  return db
    .selectFrom('feed_row')
    .where('feed_id', '=', feedId)
    .where('outcome', '=', 'quarantined')
    .where('kind', '=', kind)
    .select(['file_position as position', 'cells_sealed as cells', 'faults'])
    .$narrowType<{ faults: ShownFault[] }>()
    .orderBy('file_position')
    .orderBy('line')
    .execute()
}

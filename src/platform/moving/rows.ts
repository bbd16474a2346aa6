import { setTimeout as wait } from 'node:timers/promises'
import type { PoolClient } from 'pg'
import { refill, whatIsThere } from '../backup/refilling.ts'
import {
  type CarriedTable,
  carriedTables,
  countersOf,
  digester,
  fillTable,
  linesOf,
} from '../backup/tables.ts'
import type { OpenDatabase } from '../database.ts'
import { Refusal } from '../errors.ts'
import { migrate, readMigrations } from '../migrate.ts'
import { inTurn } from '../turns.ts'

/** A table in both databases, each row of the one held against the row of the other. */
export type ComparedTable = { name: string; rows: number; digest: string }

type Tell = (what: string, done: number, of: number) => void

/**
 * Refuses what may not be moved, and has nothing done yet.
 * @throws Refusal move-nothing, move-older, move-in-use, move-not-empty
 */
export async function refuseToMove(from: OpenDatabase, to: OpenDatabase): Promise<void> {
  await refuseOlder(from)
  await refuseOthers(from, 'from')
  await refuseOthers(to, 'to')
  const { table } = await whatIsThere(to)
  if (table) throw new Refusal('conflict', 'move-not-empty', { table })
}

/**
 * Carries every row of a database into an empty one, in one transaction over there, and compares all of them before it
 * commits. The first is only read. Broken off anywhere, the second is as empty as it was, and it may be done again.
 * @throws Refusal move-differs
 */
export async function moveRows(
  from: OpenDatabase,
  to: OpenDatabase,
  tell: Tell = () => {},
): Promise<ComparedTable[]> {
  await migrate(to)
  return inTurn(from, 'move', () =>
    from.withoutLimit(() =>
      to.withoutLimit(() => between(from, to, (there, here) => carry(there, here, tell))),
    ),
  )
}

/** One session of each, in a transaction that sees one moment; the second keeps what it got only when all went well. */
async function between<T>(
  from: OpenDatabase,
  to: OpenDatabase,
  work: (from: PoolClient, to: PoolClient) => Promise<T>,
): Promise<T> {
  const there = await from.pool.connect()
  try {
    const here = await to.pool.connect()
    try {
      await there.query('begin isolation level repeatable read read only')
      await here.query('begin')
      for (const client of [there, here]) {
        await client.query('set local statement_timeout = 0')
        await client.query('set local idle_in_transaction_session_timeout = 0')
      }
      const answer = await work(there, here)
      await here.query('commit')
      await here.query('analyze')
      return answer
    } finally {
      here.release(true)
    }
  } finally {
    there.release(true)
  }
}

async function carry(from: PoolClient, to: PoolClient, tell: Tell): Promise<ComparedTable[]> {
  const tables = await carriedTables(from)
  const counters = await countersOf(from, tables)
  await refill(to, { tables, counters }, async () => {
    for (const [at, table] of tables.entries()) {
      tell(`正在搬 ${table.name}`, at + 1, tables.length)
      for await (const lines of linesOf(from, table)) await fillTable(to, table, lines)
    }
  })
  const compared: ComparedTable[] = []
  for (const [at, table] of tables.entries()) {
    tell(`正在核对 ${table.name}`, at + 1, tables.length)
    compared.push(await compare(from, to, table))
  }
  const reached = await countersOf(to, tables)
  for (const [at, counter] of counters.entries())
    if (JSON.stringify(counter) !== JSON.stringify(reached[at]))
      throw new Refusal('conflict', 'move-differs', { table: counter.table, row: `${counter.column} 的编号` })
  return compared
}

/** Row against row, in the order of their key, both read anew. @throws Refusal move-differs, naming the first that differs */
export async function compare(from: PoolClient, to: PoolClient, table: CarriedTable): Promise<ComparedTable> {
  const digest = digester()
  const there = linesOf(to, table)
  for await (const lines of linesOf(from, table)) {
    const { value: other = [] } = await there.next()
    const at = lines.findIndex((line, index) => line !== other[index])
    if (at >= 0 || other.length > lines.length) throw differs(table, lines[at] ?? other[lines.length])
    digest.add(lines)
  }
  const more = await there.next()
  if (more.value?.length) throw differs(table, more.value[0])
  const { rows, digest: sum } = digest.result()
  return { name: table.name, rows, digest: sum }
}

/** Named by its key alone: what else stands in it is nobody's business here. */
function differs({ name, columns, key }: CarriedTable, line = '[]'): Refusal {
  const values = JSON.parse(line) as unknown[]
  const row = key.map((one) => values[columns.findIndex((column) => column.name === one)]).join('、')
  return new Refusal('conflict', 'move-differs', { table: name, row })
}

/** What is moved is as new as the program: nothing is done to what is only read. */
async function refuseOlder({ pool }: OpenDatabase): Promise<void> {
  const { rows: begun } = await pool.query(`select from pg_class where relname = 'schema_migration'`)
  if (!begun.length) throw new Refusal('not-found', 'move-nothing')
  const { rows } = await pool.query<{ name: string; checksum: string }>(
    'select name, checksum from schema_migration',
  )
  const applied = new Map(rows.map((one) => [one.name, one.checksum]))
  const ours = readMigrations()
  if (ours.length !== applied.size || ours.some(({ name, checksum }) => applied.get(name) !== checksum))
    throw new Refusal('conflict', 'move-older')
}

/** A folder is locked by whoever has it open; a server says who else is there. */
async function refuseOthers({ kind, pool }: OpenDatabase, side: 'from' | 'to'): Promise<void> {
  if (kind === 'embedded') return
  // Whoever has just left is listed for a moment longer.
  for (let looks = 1; ; looks++) {
    const { rows } = await pool.query<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity
        where datname = current_database() and backend_type = 'client backend'`,
    )
    const others = (rows[0]?.count ?? 0) - pool.totalCount
    if (others <= 0) return
    if (looks === 10) throw new Refusal('conflict', 'move-in-use', { side, count: others })
    await wait(200)
  }
}

import type { PoolClient } from 'pg'
import type { OpenDatabase } from '../database.ts'
import { type CarriedTable, type Counter, setCounter } from './tables.ts'

/**
 * Whether the database was begun, and the first table in which there are rows. Those of the program itself (`setting`,
 * and tables that say so) do not count.
 */
export async function whatIsThere({ pool }: OpenDatabase): Promise<{ begun: boolean; table: string | null }> {
  const { rows } = await pool.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and relname not in ('schema_migration', 'setting', 'request_rate')
      and coalesce(obj_description(oid, 'pg_class'), '') <> 'rows come with migrations' order by 1`,
  )
  for (const { name } of rows) {
    const some = await pool.query(`select from "${name}" limit 1`)
    if (some.rowCount) return { begun: true, table: name }
  }
  return { begun: rows.length > 0, table: null }
}

/**
 * Empties the tables and lets them be filled anew, in the open transaction: as they were, with the numbers at which they
 * stood. Nothing is derived from the rows meanwhile; what they refer to is checked when all are there.
 */
export async function refill(
  client: PoolClient,
  { tables, counters }: { tables: readonly CarriedTable[]; counters: readonly Counter[] },
  fill: () => Promise<void>,
): Promise<void> {
  const constraints = await takeOffConstraints(client)
  for (const { name } of tables) {
    await client.query(`alter table "${name}" disable trigger user`)
    await client.query(`delete from "${name}"`)
  }
  await fill()
  for (const counter of counters) await setCounter(client, counter)
  for (const { name } of tables) await client.query(`alter table "${name}" enable trigger user`)
  for (const { table, name, definition } of constraints) {
    await client.query(`alter table "${table}" add constraint "${name}" ${definition}`)
  }
}

type Constraint = { table: string; name: string; definition: string }

/** Rows come table by table, some before those they refer to: the references are checked when all are there. */
async function takeOffConstraints(client: PoolClient): Promise<Constraint[]> {
  const { rows } = await client.query<Constraint>(
    `select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
      from pg_constraint k join pg_class c on c.oid = k.conrelid
      where k.connamespace = 'public'::regnamespace and k.contype = 'f' order by 1, 2`,
  )
  for (const { table, name } of rows) await client.query(`alter table "${table}" drop constraint "${name}"`)
  return rows
}

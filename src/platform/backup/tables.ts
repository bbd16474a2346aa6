import { createHash } from 'node:crypto'
import type { PoolClient } from 'pg'

/** A table as it is carried: rows as JSON arrays of the columns' own texts, which every PostgreSQL reads back. */
export type CarriedTable = {
  name: string
  columns: { name: string; type: string }[]
  /** The primary key, in which the rows are ordered; every column, where there is no key. */
  key: string[]
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** The tables of the schema `public`, without what the migrations themselves keep and what the database computes. */
export async function carriedTables(client: PoolClient): Promise<CarriedTable[]> {
  const { rows } = await client.query<Omit<CarriedTable, 'key'> & { key: string[] | null }>(`
    select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select json_agg(a.attname order by k.place)
        from pg_index i, unnest(i.indkey) with ordinality as k(number, place), pg_attribute a
        where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.number) as key
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migration'
    order by c.relname collate "C"`)
  return rows.map((one) => ({ ...one, key: one.key ?? one.columns.map(({ name }) => name) }))
}

const pageRows = 2000

/** The rows of a table in pages of JSON lines, in the order of its key, read through a cursor of the open transaction. */
export async function* linesOf(client: PoolClient, table: CarriedTable): AsyncGenerator<string[]> {
  const types = new Map(table.columns.map(({ name, type }) => [name, type]))
  const values = table.columns.map(({ name }) => `${quoted(name)}::text`).join(', ')
  // The same order on every server, whatever its own collation.
  const order = table.key.map((name) => `${quoted(name)}${types.get(name) === 'text' ? ' collate "C"' : ''}`)
  await client.query(
    `declare carried no scroll cursor for
      select json_build_array(${values})::text as line from ${quoted(table.name)} order by ${order.join(', ')}`,
  )
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${pageRows} from carried`)
    if (rows.length) yield rows.map((row) => row.line)
    if (rows.length < pageRows) break
  }
  await client.query('close carried')
}

/** Rows and a digest of all their lines: equal in two databases that hold the same. */
export type TableDigest = { rows: number; digest: string }

export function digester(): { add(lines: string[]): void; result(): TableDigest } {
  const hash = createHash('sha256')
  let rows = 0
  return {
    add(lines) {
      rows += lines.length
      for (const line of lines) hash.update(line).update('\n')
    },
    result: () => ({ rows, digest: hash.digest('hex') }),
  }
}

export async function digestTable(client: PoolClient, table: CarriedTable): Promise<TableDigest> {
  const digest = digester()
  for await (const lines of linesOf(client, table)) digest.add(lines)
  return digest.result()
}

/** Writes JSON lines into an empty table, numbers of identity columns included. */
export async function fillTable(
  client: PoolClient,
  { name, columns }: CarriedTable,
  lines: string[],
): Promise<void> {
  const names = columns.map((column) => quoted(column.name)).join(', ')
  const values = columns.map(({ type }, index) => `(line->>${index})::${type}`).join(', ')
  await client.query(
    `insert into ${quoted(name)} (${names}) overriding system value
      select ${values} from json_array_elements($1::json) with ordinality as rows(line, place) order by place`,
    [`[${lines.join(',')}]`],
  )
}

export type Counter = { table: string; column: string; last: number; called: boolean }

/** Where the numbers of identity columns stand. */
export async function countersOf(client: PoolClient, tables: CarriedTable[]): Promise<Counter[]> {
  const counters: Counter[] = []
  for (const { name, columns } of tables) {
    for (const { name: column } of columns) {
      const { rows } = await client.query<{ sequence: string | null }>(
        'select pg_get_serial_sequence($1, $2) as sequence',
        [quoted(name), column],
      )
      const sequence = rows[0]?.sequence
      if (!sequence) continue
      const state = await client.query<{ last: number; called: boolean }>(
        `select last_value as last, is_called as called from ${sequence}`,
      )
      counters.push({ table: name, column, ...(state.rows[0] as { last: number; called: boolean }) })
    }
  }
  return counters
}

export async function setCounter(
  client: PoolClient,
  { table, column, last, called }: Counter,
): Promise<void> {
  await client.query('select setval(pg_get_serial_sequence($1, $2), $3, $4)', [
    quoted(table),
    column,
    last,
    called,
  ])
}

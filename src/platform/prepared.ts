import type { CompiledQuery } from 'kysely'
import type { OpenDatabase } from './database.ts'

/**
 * Asks what is asked at every request: the database reads and plans it once for a connection, which costs more than the
 * answer. One name stands for one text, always the same: lists go in as one array.
 */
export async function askPrepared<Row>(
  { pool }: OpenDatabase,
  name: string,
  { sql, parameters }: CompiledQuery<Row>,
): Promise<Row[]> {
  const { rows } = await pool.query({ name, text: sql, values: [...parameters] })
  return rows as Row[]
}

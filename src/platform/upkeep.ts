import { sql } from 'kysely'
import type { Database, OpenDatabase } from './database.ts'
import type { Log } from './log.ts'

/**
 * Tells the planner how many rows there are and how they are spread, after thousands of them were written: a server
 * would do it by itself within a minute, the embedded database never does. May run inside a transaction.
 */
export const takeMeasure = (db: Database) => sql`analyze`.execute(db)

const day = 24 * 60 * 60 * 1000

/**
 * What a server's autovacuum does, for the embedded database: now, and every day. Answers how to stop it.
 * A PostgreSQL server looks after itself.
 */
export function startUpkeep(open: OpenDatabase, log: Log): () => void {
  if (open.kind !== 'embedded') return () => {}
  const sweep = () =>
    open.withoutLimit(() => open.pool.query('vacuum (analyze)')).catch((error) => log.error(error))
  void sweep()
  const timer = setInterval(sweep, day).unref()
  return () => clearInterval(timer)
}

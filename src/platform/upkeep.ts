import { sql } from 'kysely'
import type { Database, OpenDatabase } from './database.ts'
import type { Log } from './log.ts'

/**
 * Tells the planner how many rows there are and how they are spread, after thousands of them were written: a server
 * would do it by itself within a minute, the embedded database never does. May run inside a transaction.
 */
export const takeMeasure = (db: Database) => sql`analyze`.execute(db)

const day = 24 * 60 * 60 * 1000
/** Those who have just started the program want to see it first. */
const afterStart = 60 * 1000

/**
 * What a server's autovacuum does, for the embedded database: soon after the start, and every day. One table after the
 * other, so that whoever asks something meanwhile waits for one table at most. Answers how to stop it. A PostgreSQL
 * server looks after itself.
 */
export function startUpkeep(open: OpenDatabase, log: Log, first: number = afterStart): () => void {
  if (open.kind !== 'embedded') return () => {}
  let stopped = false
  const sweep = async () => {
    try {
      const { rows } = await open.pool.query<{ table: string }>(tablesQuery)
      for (const { table } of rows) {
        if (stopped) return
        await open.withoutLimit(() => open.pool.query(`vacuum (analyze) ${table}`))
      }
    } catch (error) {
      if (!stopped) log.error(error)
    }
  }
  const soon = setTimeout(sweep, first).unref()
  const daily = setInterval(sweep, day).unref()
  return () => {
    stopped = true
    clearTimeout(soon)
    clearInterval(daily)
  }
}

const tablesQuery = `select oid::regclass::text as table from pg_class
  where relkind in ('r', 'm') and relpersistence <> 't' and relnamespace <> 'information_schema'::regnamespace`

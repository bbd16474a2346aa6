import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'

type Reader = Pick<Context, 'db'>

export async function databaseFacts({ db }: Reader): Promise<{ version: string; bytes: number }> {
  const { rows } = await sql<{ version: string; bytes: number }>`
    select split_part(current_setting('server_version'), ' ', 1) as version,
      pg_database_size(current_database())::float8 as bytes`.execute(db)
  return rows[0] ?? { version: '', bytes: 0 }
}

export async function fileFacts({ db }: Reader): Promise<{ files: number; fileBytes: number }> {
  const { rows } = await sql<{ files: number; fileBytes: number }>`
    select count(*)::int as files, coalesce(sum(bytes), 0)::float8 as "fileBytes" from stored_file`.execute(
    db,
  )
  return rows[0] ?? { files: 0, fileBytes: 0 }
}

type Work = { waiting: number; failed: { name: string; count: number }[] }

/** How much later work waits, and what failed for good within a day; nothing where there is no queue. */
export async function workFacts({ db, now }: Pick<Context, 'db' | 'now'>): Promise<Work> {
  const queue = await sql<{ there: boolean }>`select to_regclass('pgboss.job') is not null as there`.execute(
    db,
  )
  if (!queue.rows[0]?.there) return { waiting: 0, failed: [] }
  const waiting = await sql<{ n: number }>`
    select count(*)::int as n from pgboss.job where state in ('created', 'retry', 'active') and start_after <= ${now}`.execute(
    db,
  )
  const failed = await sql<{ name: string; count: number }>`
    select name, count(*)::int as count from pgboss.job
    where state = 'failed' and completed_on > ${now}::timestamptz - interval '1 day'
    group by name order by count desc, name limit 20`.execute(db)
  return { waiting: waiting.rows[0]?.n ?? 0, failed: failed.rows }
}

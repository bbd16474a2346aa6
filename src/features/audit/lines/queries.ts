import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'

type Reader = Pick<Context, 'db'>

type Asked = { after: number; limit: number; from?: Day | undefined; until?: Day | undefined }

const beginningOf = (day: Day) => sql<string>`(${day}::date)::timestamp at time zone 'Asia/Shanghai'`

/** Whole entries in the order in which they were written; days are days in China, both included. */
export function entriesAfter({ db }: Reader, { after, limit, from, until }: Asked) {
  let found = db.selectFrom('audit_entry').where('id', '>', after)
  if (from) found = found.where('at', '>=', beginningOf(from))
  if (until) found = found.where('at', '<', sql<string>`${beginningOf(until)} + interval '1 day'`)
  return found.selectAll().orderBy('id').limit(limit).execute()
}

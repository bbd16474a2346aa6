import { sql } from 'kysely'
import { idAt } from '#features/organizations/paths/queries.ts'
import { below } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { happeningDays, happeningsShown, happeningWords } from './rules.ts'

export type Happening = { at: string; action: string; organization: string; unit: string }

/** What was done last below a path, with the organization that did it and the unit directly below that it belongs to. */
export async function lastHappenings(
  { db, now }: Pick<Context, 'db' | 'now'>,
  path: string,
): Promise<Happening[]> {
  const since = new Date(now.getTime() - happeningDays * 86_400_000).toISOString()
  const unit = idAt(sql<string>`own.path`, sql<number>`${sql.lit(path.length + 1)}`)
  const { rows } = await sql<Happening>`
    select entry.at, entry.action, coalesce(own.short_name, own.name) as organization,
      coalesce(unit.short_name, unit.name, own.short_name, own.name) as unit
    from audit_entry as entry join organization as own on own.path = entry.organization_path
      left join organization as unit on length(own.path) > ${sql.lit(path.length)} and unit.id = ${unit}
    where entry.at >= ${since}::timestamptz and entry.action = any(${Object.keys(happeningWords)}::text[])
      and ${below('entry.organization_path', path)}
    order by entry.id desc limit ${happeningsShown}`.execute(db)
  return rows
}

import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'

export type FedLine = {
  id: number
  organizationId: number
  name: string
  path: string
  parentId: number | null
  kind: 'renamed' | 'fed' | 'recorded'
  effectiveOn: Day
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  undone: boolean
  closed: boolean
  laterKind: string | null
  laterAt: string | null
  laterBy: string | null
  members: number
  openChildren: number[]
}

/**
 * What a feed changed of organizations, the last written first: its lines bear its source and the moment of its taking.
 * `leaving`: people who would be gone then.
 */
export async function linesOfFeed(
  { db }: Pick<Context, 'db'>,
  feed: { source: string; at: string },
  leaving: number[],
): Promise<FedLine[]> {
  const { rows } = await sql<FedLine>`
    select change.id, organization.id as "organizationId", organization.name, organization.path,
      organization.parent_id as "parentId", change.kind, change.effective_on as "effectiveOn", change.before, change.after,
      exists (select from organization_change counter where counter.undoes = change.id) as undone,
      organization.closed_on is not null as closed,
      later.kind as "laterKind", later.recorded_at as "laterAt", later.recorded_by as "laterBy",
      (select count(*)::integer from person where person.organization_id = organization.id
        and person.membership in ('active', 'suspended') and person.id <> all(${leaving}::integer[])) as members,
      coalesce((select json_agg(child.id) from organization child
        where child.parent_id = organization.id and child.closed_on is null), '[]') as "openChildren"
    from organization_change change
    join organization on organization.id = change.organization_id
    left join lateral (
      select later.kind, later.recorded_at, later.recorded_by from organization_change later
      where later.organization_id = change.organization_id and later.id > change.id and later.undoes is null
        and later.recorded_at <> change.recorded_at
        and not exists (select from organization_change counter where counter.undoes = later.id)
      order by later.id desc limit 1
    ) later on true
    where change.source = ${feed.source} and change.recorded_at = ${feed.at}::timestamptz
      and change.kind in ('renamed', 'fed', 'recorded')
    order by change.id desc`.execute(db)
  return rows
}

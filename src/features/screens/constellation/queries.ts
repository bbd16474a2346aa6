import { sql } from 'kysely'
import { branchMembers } from '#features/people/figures/branches/queries.ts'
import { membersOf, type Node } from '#features/people/figures/queries.ts'
import type { Context } from '#platform/context.ts'

export type Unit = { id: number; name: string; members: number; branches: number; counts: number[] }

/** What hangs directly below an organization, each with its branches and how many members they have. */
export async function unitsBelow({ db }: Pick<Context, 'db'>, node: Node): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    select unit.id, coalesce(unit.short_name, unit.name) as name, coalesce(sum(branch.members), 0)::integer as members,
      count(branch.id)::integer as branches,
      coalesce(array_agg(branch.members order by place.path) filter (where branch.id is not null), '{}') as counts
    from organization as unit
      left join organization as place on place.path >= unit.path and place.path < unit.path || '~'
      left join (${branchMembers(node)}) as branch on branch.id = place.id
    where unit.parent_id = ${node.id} and unit.closed_on is null
    group by unit.id order by unit.path`.execute(db)
  return rows
}

/** How many members an organization has with everything below it. */
export async function membersBelow({ db }: Pick<Context, 'db'>, node: Node): Promise<number> {
  const { rows } = await sql<{ members: number }>`select (${membersOf(node)}) as members`.execute(db)
  return rows[0]?.members ?? 0
}

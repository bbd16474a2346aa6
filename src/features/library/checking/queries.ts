import { sql } from 'kysely'
import type { RoleName } from '#basics/contract.ts'
import { holdersAt } from '#features/accounts/roles/queries.ts'
import type { Context } from '#platform/context.ts'

type Asking = Pick<Context, 'db' | 'today'>

/** The organization at a path with all those above it, the nearest first; without a path the whole institute's. */
async function placesAbove({ db }: Asking, path: string | null): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from organization where ${path === null ? sql`parent_id is null` : sql`starts_with(${path}, path)`}
    order by length(path) desc`.execute(db)
  return rows.map(({ id }) => id)
}

/** Who holds one of the roles nearest to what lies at a path, but for one account; from further up where nobody else is near. */
export async function checkersOf(
  ctx: Asking,
  path: string | null,
  roles: readonly RoleName[],
  but: number | null,
): Promise<number[]> {
  const places = await placesAbove(ctx, path)
  const holders = await holdersAt(ctx.db, places, ctx.today)
  const may = holders.filter(({ role, accountId }) => roles.includes(role) && accountId !== but)
  const nearest = places.find((id) => may.some(({ organizationId }) => organizationId === id))
  return [
    ...new Set(
      may.filter(({ organizationId }) => organizationId === nearest).map(({ accountId }) => accountId),
    ),
  ]
}

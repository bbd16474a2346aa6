import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { branchesWithin } from '../queries.ts'

type Found = ReturnType<typeof branchesWithin>

/** Every branch that is not closed. */
export const openBranches = async ({ db }: Pick<Context, 'db'>): Promise<number[]> => {
  const found = await db
    .selectFrom('organization')
    .where('kind', 'in', ['branch', 'jointBranch'])
    .where('closed_on', 'is', null)
    .select('id')
    .execute()
  return found.map(({ id }) => id)
}

export const pageOfBranches = (found: Found, page: { limit: number; offset: number }) =>
  found
    .select(['id', sql<string>`coalesce(short_name, name)`.as('name')])
    .orderBy('path')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countBranches(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

import type { branchesWithin } from '../queries.ts'

type Found = ReturnType<typeof branchesWithin>

export const pageOfBranches = (found: Found, page: { limit: number; offset: number }) =>
  found.select(['id', 'name']).orderBy('path').limit(page.limit).offset(page.offset).execute()

export async function countBranches(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

import { below } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'

/** How many organizations there are at a path and below it today. */
export async function organizationsBelow({ db }: Pick<Context, 'db'>, path: string): Promise<number> {
  const { n } = await db
    .selectFrom('organization')
    .where('closed_on', 'is', null)
    .where(below('organization.path', path))
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

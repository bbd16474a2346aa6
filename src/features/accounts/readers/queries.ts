import type { Context } from '#platform/context.ts'

/** The organizations in which an account was ever given a role. */
export async function placesGiven({ db }: Pick<Context, 'db'>, accountId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('role_grant')
    .innerJoin('organization', 'organization.id', 'role_grant.organization_id')
    .where('role_grant.account_id', '=', accountId)
    .select('organization.path')
    .distinct()
    .execute()
  return rows.map(({ path }) => path)
}

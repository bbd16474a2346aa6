import type { Context } from '#platform/context.ts'

/** Where somebody's relation stands now. */
export async function ownPlace({ db }: Pick<Context, 'db'>, personId: number) {
  const row = await db
    .selectFrom('person')
    .leftJoin('organization', 'organization.id', 'person.organization_id')
    .leftJoin('party_group', 'party_group.id', 'person.group_id')
    .where('person.id', '=', personId)
    .select(['organization.name as organizationName', 'party_group.name as groupName'])
    .executeTakeFirst()
  return { organizationName: row?.organizationName ?? null, groupName: row?.groupName ?? null }
}

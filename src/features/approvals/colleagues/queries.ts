import { sql } from 'kysely'
import { holdersAt } from '#features/accounts/roles/queries.ts'
import { within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'

type Who = Pick<Context, 'db' | 'actor' | 'reach' | 'today'>

/** Where the actor belongs: the organizations he acts for, and the one of his own person. */
async function homes({ db, actor, reach }: Who): Promise<string[]> {
  const person = actor.personId
    ? await db
        .selectFrom('person')
        .where('id', '=', actor.personId)
        .select('organization_path')
        .executeTakeFirst()
    : undefined
  return [...reach.paths, ...(person?.organization_path ? [person.organization_path] : [])]
}

/** Accounts the actor may turn to: of people and offices where he belongs, and whoever holds an office on the way up from there. */
async function colleagues(who: Who) {
  const paths = await homes(who)
  const above = await who.db
    .selectFrom('organization')
    .where(
      sql<boolean>`exists (select from unnest(${paths}::text[]) home where starts_with(home, organization.path))`,
    )
    .where('closed_on', 'is', null)
    .select('id')
    .execute()
  const holders = await holdersAt(
    who.db,
    above.map(({ id }) => id),
    who.today,
  )
  const ids = holders.map(({ accountId }) => accountId)
  return (
    who.db
      .selectFrom('account')
      .leftJoin('person', 'person.id', 'account.person_id')
      .leftJoin('organization', 'organization.id', 'person.organization_id')
      .where('account.disabled_at', 'is', null)
      .where('account.id', '<>', who.actor.accountId ?? 0)
      // Who is neither a member nor holds an office does not take part in approvals.
      .where(
        sql<boolean>`(person.membership = 'active' or exists (
        select from role_grant where role_grant.account_id = account.id and role_grant.revoked_at is null))`,
      )
      .where((eb) =>
        eb.or([
          within('person.organization_path', { paths, personId: null }),
          eb.exists(
            eb
              .selectFrom('role_grant')
              .innerJoin('organization as place', 'place.id', 'role_grant.organization_id')
              .whereRef('role_grant.account_id', '=', 'account.id')
              .where('role_grant.revoked_at', 'is', null)
              .where(within('place.path', { paths, personId: null }))
              .select('role_grant.id'),
          ),
          sql<boolean>`account.id = any(${ids})`,
        ]),
      )
  )
}

export async function findColleagues(who: Who, text: string) {
  const found = await colleagues(who)
  return found
    .where(
      sql<boolean>`(strpos(account.name, ${text}) > 0 or starts_with(person.name_initials, ${text.toLowerCase()}))`,
    )
    .select([
      'account.id as accountId',
      'account.name',
      sql<string | null>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
    ])
    .orderBy('account.name')
    .orderBy('account.id')
    .limit(30)
    .execute()
}

/** Those of the accounts that the actor may turn to, by name. */
export async function colleaguesAmong(who: Who, accountIds: number[]): Promise<Map<number, string>> {
  const found = await colleagues(who)
  const rows = await found
    .where('account.id', 'in', accountIds)
    .select(['account.id', 'account.name'])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

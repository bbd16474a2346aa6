import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { below } from '#features/organizations/queries.ts'
import { placedWithin } from '#features/people/queries.ts'
import type { Context } from '#platform/context.ts'

type Scope = Pick<Context, 'db' | 'reach'>

/** Full members whose years in the Party began on or before a day, and who have not been proposed for them. */
export const anniversariesWithin = ({ db, reach }: Scope, path: string, latest: Day) =>
  db
    .selectFrom('person')
    .innerJoin('organization', 'organization.id', 'person.organization_id')
    .where(placedWithin(reach))
    .where(below('person.organization_path', path))
    .where('person.membership', '=', 'active')
    .where('person.political_status', '=', 'fullMember')
    .where(sql<SqlBool>`coalesce(person.became_full_on, person.joined_on) <= ${latest}`)
    .where(
      sql<SqlBool>`not exists (select from commendation where commendation.person_id = person.id and kind = 'fiftyYears'
        and state not in ('declined', 'withdrawn'))`,
    )
type Found = ReturnType<typeof anniversariesWithin>

export const pageOfAnniversaries = (found: Found, page: { limit: number; offset: number }) =>
  found
    .select([
      'person.id as personId',
      'person.name',
      'person.joined_on as joinedOn',
      'person.became_full_on as becameFullOn',
      sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
    ])
    .orderBy('person.organization_path')
    .orderBy('person.name_pinyin')
    .orderBy('person.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countAnniversaries(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

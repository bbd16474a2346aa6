import { sql } from 'kysely'
import type { MaskedField } from '#basics/masks.ts'
import type { Context } from '#platform/context.ts'
import { visible } from '../queries.ts'
import type { Standing } from '../standings/rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>

/** What a record holds beyond the roll's row. */
export const extrasOf = (scope: Scope, id: number) =>
  visible(scope)
    .where('person.id', '=', id)
    .select([
      'person.organization_path as path',
      'person.group_id as groupId',
      'person.home_address_masked as homeAddress',
      'person.lost_case as lostCase',
      sql<number>`(select count(*) from proposal where proposal.person_id = person.id and status = 'open')`.as(
        'openProposals',
      ),
    ])
    .executeTakeFirst()

export type Period = Omit<Standing, 'previousOrganizationId'> & { organizationName: string | null }

/** The periods of a person's standing, newest first, with the names the places have now. */
export const periodsOf = ({ db }: Pick<Context, 'db'>, id: number): Promise<Period[]> =>
  db
    .selectFrom('standing')
    .leftJoin('organization', 'organization.id', 'standing.organization_id')
    .where('standing.person_id', '=', id)
    .select([
      'standing.from_on as from',
      'standing.until_on as until',
      'standing.began_by as beganBy',
      'standing.organization_id as organizationId',
      'organization.name as organizationName',
      'standing.political_status as politicalStatus',
      'standing.membership',
      'standing.employment',
      'standing.education',
      'standing.degree',
      'standing.occupation',
      'standing.group_id as groupId',
    ])
    .orderBy('standing.from_on', 'desc')
    .$castTo<Period>()
    .execute()

export const ancestorsOf = ({ db }: Pick<Context, 'db'>, path: string) =>
  db
    .selectFrom('organization')
    .where(sql<boolean>`starts_with(${path}, path)`)
    .select(['id', 'name'])
    .orderBy('path')
    .execute()

/** A value as it was sealed; null when none is recorded. */
export async function sealedValue(scope: Scope, id: number, field: MaskedField) {
  const row = await visible(scope)
    .where('person.id', '=', id)
    .select([
      'person.name',
      'person.organization_path as path',
      'person.identity_number_sealed as identityNumber',
      'person.phone_sealed as phone',
      'person.home_address_sealed as homeAddress',
    ])
    .executeTakeFirst()
  return row && { name: row.name, path: row.path, sealed: row[field] }
}

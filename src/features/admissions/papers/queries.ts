import { type SqlBool, sql } from 'kysely'
import type { Context } from '#platform/context.ts'

type Base = Pick<Context, 'db'>

/** The committee an organization answers to: the nearest above it, by name. */
export async function committeeAbove({ db }: Base, path: string): Promise<string | null> {
  const found = await db
    .selectFrom('organization')
    .where(sql<SqlBool>`starts_with(${path}, path)`)
    .where('kind', '=', 'committee')
    .where('path', '<>', path)
    .select('name')
    .orderBy(sql`length(path)`, 'desc')
    .limit(1)
    .executeTakeFirst()
  return found?.name ?? null
}

/** Members as the register knows them now, wherever they are. */
export const membersByNumber = ({ db }: Base, ids: number[]) =>
  db
    .selectFrom('person')
    .leftJoin('organization', 'organization.id', 'person.organization_id')
    .where(sql<SqlBool>`person.id = any(${ids}::int[])`)
    .select([
      'person.id',
      'person.name',
      'person.gender',
      'person.birth_date as birthDate',
      'person.joined_on as joinedOn',
      'person.became_full_on as becameFullOn',
      'organization.name as branch',
    ])
    .execute()

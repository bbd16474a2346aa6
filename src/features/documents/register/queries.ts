import { sql } from 'kysely'
import { holdsOn } from '#features/organizations/queries.ts'
import type { OrganizationKind } from '#features/organizations/rules.ts'
import type { Context } from '#platform/context.ts'

type Scope = Pick<Context, 'db' | 'today'>

/** What the register knows of an organization, for the fields of a template. */
export async function registerFacts({ db, today }: Scope, organizationId: number) {
  const organization = await db
    .selectFrom('organization')
    .leftJoin(decidingAbove.as('superior'), (join) => join.onTrue())
    .leftJoin('term', (join) =>
      join.onRef('term.organization_id', '=', 'organization.id').on('term.ended_on', 'is', null),
    )
    .where('organization.id', '=', organizationId)
    .select([
      'organization.name as organizationName',
      'organization.path',
      'superior.name as superiorName',
      'term.from_on as termFrom',
      'term.ends_on as termEndsOn',
    ])
    .executeTakeFirstOrThrow()
  const people = await db
    .selectFrom('person')
    .where('membership', '=', 'active')
    .where('organization_path', '>=', organization.path)
    .where('organization_path', '<', `${organization.path}~`)
    .select(({ fn }) => [
      fn.countAll<number>().as('members'),
      sql<number>`count(*) filter (where political_status = 'fullMember')`.as('fullMembers'),
      sql<number>`count(*) filter (where political_status = 'probationaryMember')`.as('probationary'),
    ])
    .executeTakeFirstOrThrow()
  const posts = await db
    .selectFrom('post')
    .innerJoin('person', 'person.id', 'post.person_id')
    .where('post.organization_id', '=', organizationId)
    .where('post.kind', 'in', ['secretary', 'deputySecretary', 'committeeMember'])
    .where(holdsOn('post', today))
    .select(['post.kind', 'person.name'])
    .execute()
  return {
    ...organization,
    ...people,
    secretaryName: posts.find(({ kind }) => kind === 'secretary')?.name ?? null,
    committeeMembers: posts.length,
  }
}

/**
 * SQL: the Party committee that decides on what an organization asks for: the nearest above it. A general branch
 * between the two decides on none of it (支部工作条例（试行）第五条, V: 基层党委), and gets a copy.
 */
const decidingAbove = sql<{ id: number; name: string }>`lateral (
  select above.id, above.name from organization above
  where starts_with(organization.path, above.path) and above.id <> organization.id and above.kind = 'committee'
  order by length(above.path) desc limit 1)`

const generalBranchesAbove = sql<string[]>`array(
  select above.name from organization above
  where starts_with(organization.path, above.path) and above.id <> organization.id and above.kind = 'generalBranch'
    and length(above.path) > length(coalesce((select path from organization deciding where deciding.id = superior.id), ''))
  order by above.path)`

/** An organization, the committee that decides on what it asks for, and the general branches between, whatever the reach. */
export const organizationWithSuperior = ({ db }: Pick<Context, 'db'>, id: number) =>
  db
    .selectFrom('organization')
    .leftJoin(decidingAbove.as('superior'), (join) => join.onTrue())
    .where('organization.id', '=', id)
    .select([
      'organization.id',
      'organization.name',
      'organization.short_name as shortName',
      (eb) => eb.ref('organization.kind').$castTo<OrganizationKind>().as('kind'),
      'organization.path',
      'organization.code',
      'superior.id as superiorId',
      'superior.name as superiorName',
      'organization.closed_on as closedOn',
    ])
    .select(generalBranchesAbove.as('between'))
    .executeTakeFirst()

/** Which of these names belong to organizations below a path. */
export async function namesBelow(
  { db }: Pick<Context, 'db'>,
  path: string,
  names: string[],
): Promise<string[]> {
  if (names.length === 0) return []
  const rows = await db
    .selectFrom('organization')
    .where('path', '>', path)
    .where('path', '<', `${path}~`)
    .where((eb) => eb.or([eb('name', 'in', names), eb('short_name', 'in', names)]))
    .select(['name', 'short_name as shortName'])
    .execute()
  return names.filter((name) => rows.some((row) => row.name === name || row.shortName === name))
}

export const organizationNames = async ({ db }: Pick<Context, 'db'>, ids: number[]): Promise<string[]> => {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('organization').where('id', 'in', ids).select(['id', 'name']).execute()
  return ids.flatMap((id) => rows.find((row) => row.id === id)?.name ?? [])
}

/** The open organizations with these names, whole or short. */
export async function organizationsNamed({ db }: Pick<Context, 'db'>, names: string[]): Promise<number[]> {
  if (names.length === 0) return []
  const rows = await db
    .selectFrom('organization')
    .where('closed_on', 'is', null)
    .where((eb) => eb.or([eb('name', 'in', names), eb('short_name', 'in', names)]))
    .select('id')
    .execute()
  return rows.map(({ id }) => id)
}

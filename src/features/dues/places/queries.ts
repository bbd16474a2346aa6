import { type SqlBool, sql } from 'kysely'
import { below, getOrganization } from '#features/organizations/queries.ts'
import { placedWithin } from '#features/people/queries.ts'
import type { Context } from '#platform/context.ts'

type Scope = Pick<Context, 'db' | 'reach'>

/** The path of the organization asked for, found within reach; '' for all that is. */
export async function pathOf(ctx: Scope, organizationId: number | undefined): Promise<string> {
  return organizationId === undefined ? '' : (await getOrganization(ctx, organizationId)).path
}

/** Members within reach and below a path. */
export const membersBelow = ({ db, reach }: Scope, path: string) =>
  db
    .selectFrom('person')
    .innerJoin('organization', 'organization.id', 'person.organization_id')
    .where(placedWithin(reach))
    .where(below('person.organization_path', path))
    .where('person.membership', '=', 'active')
    .where('organization.kind', '<>', 'temporaryBranch')

/** SQL: part of the name, or the beginning of the pinyin or of the 工号. */
export const named = (text: string) =>
  /^[\x20-\x7e]+$/.test(text)
    ? sql<SqlBool>`(starts_with(person.name_initials, ${text.toLowerCase()}) or starts_with(person.name_pinyin, ${text.toLowerCase()}) or starts_with(person.employee_no, ${text}))`
    : sql<SqlBool>`strpos(person.name, ${text}) > 0`

import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'

/** What whoever is told must know of an affair. */
export const affairTold = ({ db }: Pick<Context, 'db'>, id: number) =>
  db
    .selectFrom('affair')
    .innerJoin('affair_kind', 'affair_kind.key', 'affair.kind')
    .innerJoin('organization', 'organization.id', 'affair.organization_id')
    .where('affair.id', '=', id)
    .select([
      'affair.kind',
      'affair.title',
      'affair.started_by as startedBy',
      'affair_kind.name as kindName',
      sql<string>`coalesce(organization.short_name, organization.name)`.as('organization'),
    ])
    .executeTakeFirstOrThrow()

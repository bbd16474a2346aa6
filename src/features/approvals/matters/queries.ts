import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'

/** The organizations of the roles one acts in. */
export const placesWithin = ({ db, actor }: Pick<Context, 'db' | 'actor'>) =>
  db
    .selectFrom('organization')
    .where('id', 'in', [0, ...actor.acting.flatMap(({ organizationId }) => organizationId ?? [])])
    .where('closed_on', 'is', null)
    .select(['id', sql<string>`coalesce(short_name, name)`.as('name')])
    .orderBy('path')
    .execute()

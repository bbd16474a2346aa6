import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { holdsOn } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'

/** The secretaries, on a day, of the branches beside the villages of a distribution; each with his village. */
export const secretariesFor = ({ db }: Pick<Context, 'db'>, distributionId: number, day: Day) =>
  db
    .selectFrom('co_building_portion as portion')
    .innerJoin('village', 'village.id', 'portion.village_id')
    .innerJoin('post', (join) =>
      join
        .onRef('post.organization_id', '=', sql.ref('village.branch_id'))
        .on('post.kind', '=', 'secretary')
        .on(holdsOn('post', day)),
    )
    .where('portion.distribution_id', '=', distributionId)
    .select(['post.person_id as personId', 'village.id as villageId', 'village.name'])
    .execute()

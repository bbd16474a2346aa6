import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Grade } from '../rules.ts'

/** The results somebody was told in earlier rounds. */
export const pastResults = ({ db }: Pick<Context, 'db'>, personId: number) =>
  db
    .selectFrom('appraisal_member as member')
    .innerJoin('appraisal_round as round', 'round.id', 'member.round_id')
    .innerJoin('organization', 'organization.id', 'round.organization_id')
    .where('member.person_id', '=', personId)
    .where('round.state', '=', 'closed')
    .select([
      'round.year',
      'organization.name as organizationName',
      'member.probationary',
      'member.absent_because as absentBecause',
      'member.opinion',
      'round.closed_on as closedOn',
    ])
    .select(sql<Grade | null>`member.grade`.as('grade'))
    .orderBy('round.year', 'desc')
    .limit(30)
    .execute()

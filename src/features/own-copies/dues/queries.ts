import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'

/** Whatever help was asked for somebody, the newest first. */
export const reliefsOf = ({ db }: Pick<Context, 'db'>, personId: number) =>
  db
    .selectFrom('dues_relief')
    .where('person_id', '=', personId)
    .select([
      'from_month as fromMonth',
      'until_month as untilMonth',
      'monthly_fen as monthlyFen',
      'reason',
      'decided_by as decidedBy',
    ])
    .select(sql<'asked' | 'approved' | 'declined'>`state`.as('state'))
    .orderBy('id', 'desc')
    .execute()

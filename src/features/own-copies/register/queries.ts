import { sql } from 'kysely'
import type { AbsenceKind } from '#features/transfers/absences/rules.ts'
import type { Context } from '#platform/context.ts'

/** Where somebody was away, as his branch noted it. */
export const absencesOf = ({ db }: Pick<Context, 'db'>, personId: number) =>
  db
    .selectFrom('absence')
    .where('person_id', '=', personId)
    .select([
      'place',
      'from_on as fromOn',
      'until_on as untilOn',
      'ended_on as endedOn',
      'recorded_by as recordedBy',
    ])
    .select(sql<AbsenceKind>`kind`.as('kind'))
    .orderBy('from_on', 'desc')
    .execute()

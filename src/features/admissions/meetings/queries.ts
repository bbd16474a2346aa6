import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'

/** The members' meetings of a branch since a day, at which admissions were voted on. */
export const meetingsSince = ({ db }: Pick<Context, 'db'>, organizationId: number, since: Day) =>
  db
    .selectFrom('meeting')
    .where('organization_id', '=', organizationId)
    .where('kind', '=', 'membersMeeting')
    .where('held_on', '>=', since)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('admission_vote')
          .whereRef('admission_vote.meeting_id', '=', 'meeting.id')
          .select('entry_id'),
      ),
    )
    .select(['id', 'place'])
    .select(sql<Day>`held_on`.as('heldOn'))
    .orderBy('held_on', 'desc')
    .limit(20)
    .execute()

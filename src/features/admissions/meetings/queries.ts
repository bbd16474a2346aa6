import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { MeetingStatus } from '#features/meetings/rules.ts'
import { placedWithin } from '#features/people/queries.ts'
import type { Scope } from '../queries.ts'

/** The members' meetings that a branch held since a day, with who was to vote and was there; recorded for whatever affair. */
export const meetingsSince = ({ db }: Pick<Scope, 'db'>, organizationId: number, since: Day) =>
  db
    .selectFrom('meeting')
    .where('organization_id', '=', organizationId)
    .where(sql<SqlBool>`(kind = 'membersMeeting' or 'membersMeeting' = any(also))`)
    .where('held_on', '>=', since)
    .select(['id', 'place', 'agenda'])
    .select([
      sql<Day>`held_on`.as('heldOn'),
      sql<MeetingStatus>`status`.as('status'),
      sql<number>`cardinality(roll) - cardinality(without_vote)`.as('entitled'),
      sql<number>`(select count(*)::int from unnest(roll) one
        where one <> all(without_vote) and one <> all(absent))`.as('present'),
    ])
    .orderBy('held_on', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute()

/** The files on which one meeting voted, in the order of the votes. */
export async function filesOfMeeting({ db, reach }: Scope, meetingId: number): Promise<number[]> {
  const found = await db
    .selectFrom('admission_vote as vote')
    .innerJoin('admission_entry as entry', 'entry.id', 'vote.entry_id')
    .innerJoin('admission', 'admission.id', 'entry.admission_id')
    .innerJoin('person', 'person.id', 'admission.person_id')
    .where(placedWithin(reach))
    .where(sql<SqlBool>`vote.meeting_id = ${meetingId}`)
    .groupBy('admission.id')
    .select('admission.id')
    .orderBy(sql`min(entry.id)`)
    .execute()
  return found.map(({ id }) => id)
}

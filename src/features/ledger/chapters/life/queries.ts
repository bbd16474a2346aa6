import { type SqlBool, sql } from 'kysely'
import { type Day, firstDayOfYear } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import type { MeetingFact } from './rules.ts'

/** The meetings of a branch in a year, held by a day or planned: without those that were called off. */
export async function meetingsOf(
  { db }: Pick<Context, 'db'>,
  organizationId: number,
  year: number,
  day: Day,
): Promise<MeetingFact[]> {
  const on = sql<Day>`coalesce(meeting.held_on, meeting.planned_on)`
  return db
    .selectFrom('meeting')
    .leftJoin('party_group', 'party_group.id', 'meeting.group_id')
    .where('meeting.organization_id', '=', organizationId)
    .where('meeting.cancelled_at', 'is', null)
    .where(sql<SqlBool>`${on} >= ${firstDayOfYear(year)} and ${on} < ${firstDayOfYear(year + 1)}`)
    .where(sql<SqlBool>`coalesce(meeting.held_on, '-infinity') <= ${day}`)
    .select([
      'meeting.id',
      'party_group.name as groupName',
      'meeting.title',
      'meeting.planned_on as plannedOn',
      'meeting.held_on as heldOn',
      'meeting.place',
      'meeting.agenda',
      'meeting.resolutions',
      'meeting.lecturer',
      'meeting.invited',
      'meeting.present',
      sql<number | null>`meeting.hours::float8`.as('hours'),
      sql<MeetingFact['kinds']>`meeting.kind || meeting.also`.as('kinds'),
      sql<MeetingFact['status']>`meeting.status`.as('status'),
      sql<boolean>`meeting.late_because is not null`.as('late'),
    ])
    .orderBy(on)
    .orderBy('meeting.id')
    .execute()
}

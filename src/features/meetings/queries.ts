import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import type { Attendee, MeetingKind, MeetingTask } from './rules.ts'

type Writer = Pick<Context, 'db'>

export type NewMeeting = {
  organizationId: number
  kind: MeetingKind
  heldOn: Day
  place: string
  agenda: string[]
  resolutions: string[]
  attendees: (Attendee & { name: string })[]
}

export async function insertMeeting(
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  { attendees, ...given }: NewMeeting,
): Promise<number> {
  const { id } = await db
    .insertInto('meeting')
    .values({
      organization_id: given.organizationId,
      kind: given.kind,
      held_on: given.heldOn,
      place: given.place,
      agenda: given.agenda,
      resolutions: given.resolutions,
      recorded_at: now,
      recorded_by: actor.name,
      account_id: actor.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`
    insert into meeting_attendee (meeting_id, person_id, name, voting, present, excuse, task)
    select ${id}, "personId", name, voting, present, excuse, task
    from json_to_recordset(${JSON.stringify(attendees)}::json) as given
      ("personId" integer, name text, voting boolean, present boolean, excuse text, task text)`.execute(db)
  return id
}

export async function meetingOf({ db }: Writer, id: number) {
  const meeting = await db
    .selectFrom('meeting')
    .where('id', '=', id)
    .select(['id', 'held_on as heldOn', 'place', 'agenda', 'resolutions', 'recorded_by as recordedBy'])
    .select(sql<MeetingKind>`kind`.as('kind'))
    .executeTakeFirstOrThrow()
  const attendees = await db
    .selectFrom('meeting_attendee')
    .where('meeting_id', '=', id)
    .select(['person_id as personId', 'name', 'voting', 'present', 'excuse'])
    .select(sql<MeetingTask | null>`task`.as('task'))
    .orderBy('name')
    .orderBy('person_id')
    .execute()
  return { ...meeting, attendees }
}

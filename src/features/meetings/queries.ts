import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { Attendee, MeetingKind, MeetingStatus } from './rules.ts'

type Writer = Pick<Context, 'db'>
type Scope = Pick<Context, 'db' | 'reach'>

export type NewMeeting = {
  organizationId: number
  kind: MeetingKind
  heldOn: Day
  place: string
  agenda: string[]
  resolutions: string[]
  attendees: Attendee[]
}

/** What a roll with its attendance is kept as: ids, and those of them who did not vote or were not there. */
export function rollColumns(attendees: Attendee[]) {
  const ids = (chosen: Attendee[]) => chosen.map(({ personId }) => personId)
  return {
    roll: ids(attendees),
    without_vote: ids(attendees.filter(({ voting }) => !voting)),
    absent: ids(attendees.filter(({ present }) => !present)),
  }
}

/** The record of a meeting of an affair, confirmed with it: an election, an admission. */
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
      ...rollColumns(attendees),
      recorded_at: now,
      recorded_by: actor.name,
      account_id: actor.accountId,
      confirmed_at: now,
      confirmed_by: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeAttendees({ db }, id, attendees)
  return id
}

/** Who did something, and who was away and why; instead of what stood there. When leave was asked for stays. */
export async function writeAttendees({ db }: Writer, id: number, attendees: Attendee[]): Promise<void> {
  const more = attendees.filter(({ task, excuse }) => task !== null || excuse !== null)
  const rows = JSON.stringify(more.map(({ personId, task, excuse }) => ({ personId, task, excuse })))
  await sql`delete from meeting_attendee where meeting_id = ${id}
    and person_id <> all(${more.map(({ personId }) => personId)}::int[])`.execute(db)
  await sql`
    insert into meeting_attendee (meeting_id, person_id, excuse, task)
    select ${id}, "personId", excuse, task
    from json_to_recordset(${rows}::json) as given ("personId" integer, excuse text, task text)
    on conflict (meeting_id, person_id) do update set excuse = excluded.excuse, task = excluded.task`.execute(
    db,
  )
}

/** Who took part, as it was written down: the roll with who did what, who was away and why. */
export async function attendeesOf({ db }: Writer, id: number): Promise<(Attendee & { name: string })[]> {
  const { rows } = await sql<Attendee & { name: string }>`
    select person.id as "personId", person.name, person.id <> all(meeting.without_vote) as voting,
      person.id <> all(meeting.absent) as present, more.excuse, more.task
    from meeting join person on person.id = any(meeting.roll)
      left join meeting_attendee more on more.meeting_id = meeting.id and more.person_id = person.id
    where meeting.id = ${id}
    order by person.name_pinyin, person.id`.execute(db)
  return rows
}

/** The record of a meeting that was held. */
export async function meetingOf({ db }: Writer, id: number) {
  const meeting = await db
    .selectFrom('meeting')
    .where('id', '=', id)
    .where('held_on', 'is not', null)
    .select(['id', 'place', 'agenda', 'resolutions'])
    .select([
      sql<MeetingKind>`kind`.as('kind'),
      sql<Day>`held_on`.as('heldOn'),
      sql<string>`recorded_by`.as('recordedBy'),
    ])
    .executeTakeFirstOrThrow()
  return { ...meeting, attendees: await attendeesOf({ db }, id) }
}

/** Meetings of organizations within reach. */
export const meetingsWithin = ({ db, reach }: Scope) =>
  db
    .selectFrom('meeting')
    .innerJoin('organization', 'organization.id', 'meeting.organization_id')
    .leftJoin('party_group', 'party_group.id', 'meeting.group_id')
    .where(within('organization.path', reach))

/** Columns that the database checks, as what they are. */
export const typed = [
  sql<MeetingKind>`meeting.kind`.as('kind'),
  sql<MeetingKind[]>`meeting.also`.as('also'),
  sql<MeetingStatus>`meeting.status`.as('status'),
] as const

const columns = [
  'meeting.id',
  'meeting.organization_id as organizationId',
  'organization.name as organizationName',
  'organization.short_name as shortName',
  'organization.path',
  'meeting.group_id as groupId',
  'party_group.name as groupName',
  'meeting.title',
  'meeting.planned_on as plannedOn',
  'meeting.starts_at as startsAt',
  'meeting.held_on as heldOn',
  'meeting.place',
  'meeting.agenda',
  'meeting.minutes',
  'meeting.resolutions',
  'meeting.guests',
  'meeting.lecturer',
  'meeting.hours',
  'meeting.late_because as lateBecause',
  'meeting.revision',
  'meeting.notified_at as notifiedAt',
  'meeting.notified_by as notifiedBy',
  'meeting.recorded_at as recordedAt',
  'meeting.recorded_by as recordedBy',
  'meeting.confirmed_at as confirmedAt',
  'meeting.confirmed_by as confirmedBy',
  'meeting.cancelled_because as cancelledBecause',
] as const

/** One meeting within reach. @throws Refusal not-found */
export async function getMeeting(ctx: Scope, id: number) {
  const found = await meetingsWithin(ctx)
    .where('meeting.id', '=', id)
    .select([...columns, ...typed])
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}
export type MeetingRow = Awaited<ReturnType<typeof getMeeting>>

/** The same, held until the transaction ends. @throws Refusal not-found */
export async function holdMeeting(ctx: Scope, id: number): Promise<MeetingRow> {
  const found = await meetingsWithin(ctx)
    .where('meeting.id', '=', id)
    .select([...columns, ...typed])
    .forUpdate('meeting')
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

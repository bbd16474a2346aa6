import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { rollColumns, writeAttendees } from '../queries.ts'
import type { Attendee, MeetingKind } from '../rules.ts'
import type { Item, Resolution } from './rules.ts'

type Db = Pick<Context, 'db'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

/** What is said of the meeting, instead of what was: the agenda with its speeches, the resolutions with their counts. */
export async function writeMinutes(
  { db }: Db,
  id: number,
  { agenda, resolutions }: { agenda: Item[]; resolutions: Resolution[] },
): Promise<void> {
  await db
    .updateTable('meeting')
    .set({
      agenda: agenda.map(({ item }) => item),
      minutes: JSON.stringify(agenda.filter(({ speeches }) => speeches.length > 0)),
      resolutions: resolutions.map(({ text }) => text),
      revision: sql`revision + 1`,
    })
    .where('id', '=', id)
    .execute()
  await db.deleteFrom('meeting_vote').where('meeting_id', '=', id).execute()
  const votes = resolutions.flatMap(({ vote }, at) => (vote ? [{ at, vote }] : []))
  if (votes.length === 0) return
  await db
    .insertInto('meeting_vote')
    .values(
      votes.map(({ at, vote }) => ({
        meeting_id: id,
        resolution: at + 1,
        in_favour: vote.inFavour,
        against: vote.against,
        abstained: vote.abstained,
      })),
    )
    .execute()
}

export const votesOf = ({ db }: Db, id: number) =>
  db
    .selectFrom('meeting_vote')
    .where('meeting_id', '=', id)
    .select(['resolution', 'in_favour as inFavour', 'against', 'abstained'])
    .execute()

export type Holding = {
  heldOn: Day
  place: string
  also: MeetingKind[]
  attendees: Attendee[]
  guests: string[]
  lecturer: string | null
  hours: number | null
  lateBecause: string | null
}

/** Who was there, when and where; the first time with who wrote it down and when. */
export async function writeHolding({ db, now, actor }: Writer, id: number, given: Holding): Promise<void> {
  await db
    .updateTable('meeting')
    .set({
      held_on: given.heldOn,
      place: given.place,
      also: given.also,
      ...rollColumns(given.attendees),
      guests: given.guests,
      lecturer: given.lecturer,
      hours: given.hours,
      late_because: sql`coalesce(late_because, ${given.lateBecause})`,
      recorded_at: sql`coalesce(recorded_at, ${now})`,
      recorded_by: sql`coalesce(recorded_by, ${actor.name})`,
      account_id: sql`coalesce(account_id, ${actor.accountId})`,
      revision: sql`revision + 1`,
    })
    .where('id', '=', id)
    .execute()
  await writeAttendees({ db }, id, given.attendees)
}

export const confirmMeeting = ({ db, now, actor }: Writer, id: number) =>
  db
    .updateTable('meeting')
    .set({ confirmed_at: now, confirmed_by: actor.name })
    .where('id', '=', id)
    .execute()

export const insertAddition = ({ db, now, actor }: Writer, meetingId: number, text: string) =>
  db
    .insertInto('meeting_addition')
    .values({
      meeting_id: meetingId,
      text,
      added_at: now,
      added_by: actor.name,
      account_id: actor.accountId,
    })
    .execute()

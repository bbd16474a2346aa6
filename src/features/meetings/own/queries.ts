import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { typed } from '../queries.ts'

type Db = Pick<Context, 'db'>
type Who = { personId: number; today: Day }

const on = sql<Day>`coalesce(meeting.held_on, meeting.planned_on)`

/** SQL: the person is to come: of the branch or group on that day, of its committee where that meets. */
const invited = ({ personId }: Who) => sql<SqlBool>`exists (
  select from standing where standing.person_id = ${personId} and standing.organization_id = meeting.organization_id
    and standing.membership = 'active'
    and standing.from_on <= meeting.planned_on and coalesce(standing.until_on, 'infinity') > meeting.planned_on
    and (meeting.kind <> 'groupMeeting' or standing.group_id = meeting.group_id)
    and (meeting.kind <> 'committeeMeeting' or exists (
      select from post where post.person_id = ${personId} and post.organization_id = meeting.organization_id
        and post.kind in ('secretary', 'deputySecretary', 'committeeMember') and post.from_on <= meeting.planned_on
        and coalesce(post.until_on, 'infinity') > meeting.planned_on)))`

/** The branches somebody ever belonged to: whose meetings can have been one's own. */
const ownBranches = ({ personId }: Who) =>
  sql<SqlBool>`meeting.organization_id in (
    select organization_id from standing where person_id = ${personId} and organization_id is not null)`

const ownMeetings = ({ db }: Db, who: Who) =>
  db
    .selectFrom('meeting')
    .innerJoin('organization', 'organization.id', 'meeting.organization_id')
    .leftJoin('meeting_attendee as own', (join) =>
      join.onRef('own.meeting_id', '=', 'meeting.id').on('own.person_id', '=', who.personId),
    )
    .where(ownBranches(who))

/** What one is told of and has still to come to; or what one was on the roll of. */
export const ownFound = (ctx: Db, who: Who, box: 'coming' | 'past') =>
  box === 'coming'
    ? ownMeetings(ctx, who)
        .where('meeting.status', '=', 'notified')
        .where('meeting.planned_on', '>=', who.today)
        .where(invited(who))
    : ownMeetings(ctx, who)
        .where('meeting.held_on', 'is not', null)
        .where(sql<SqlBool>`meeting.roll @> array[${who.personId}]::int[]`)
type Found = ReturnType<typeof ownFound>

export const pageOfOwn = (found: Found, who: Who, coming: boolean, page: { limit: number; offset: number }) =>
  found
    .select(['meeting.id', 'meeting.title'])
    .select(typed)
    .select([
      'meeting.starts_at as startsAt',
      'meeting.place',
      'meeting.agenda',
      'meeting.resolutions',
      'own.excuse',
    ])
    .select([
      on.as('on'),
      sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
      sql<
        boolean | null
      >`case when meeting.held_on is not null then not meeting.absent @> array[${who.personId}]::int[] end`.as(
        'present',
      ),
    ])
    .orderBy(on, coming ? 'asc' : 'desc')
    .orderBy('meeting.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countOwn(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

/** A meeting that one is asked to, held until the transaction ends. */
export const holdOwn = (ctx: Db, who: Who, id: number) =>
  ownFound(ctx, who, 'coming')
    .where('meeting.id', '=', id)
    .select(['meeting.id', 'meeting.title', 'organization.path', 'own.excuse'])
    .select(typed)
    .forUpdate('meeting')
    .executeTakeFirst()

export const insertLeave = (
  { db, now }: Pick<Context, 'db' | 'now'>,
  leave: { meetingId: number; personId: number; excuse: string },
) =>
  db
    .insertInto('meeting_attendee')
    .values({
      meeting_id: leave.meetingId,
      person_id: leave.personId,
      excuse: leave.excuse,
      asked_at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['meeting_id', 'person_id']).doUpdateSet({ excuse: leave.excuse, asked_at: now }),
    )
    .execute()

export const deleteLeave = ({ db }: Db, meetingId: number, personId: number) =>
  db
    .deleteFrom('meeting_attendee')
    .where('meeting_id', '=', meetingId)
    .where('person_id', '=', personId)
    .where('task', 'is', null)
    .execute()

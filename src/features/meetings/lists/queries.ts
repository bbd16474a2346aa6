import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { below } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { meetingsWithin, typed } from '../queries.ts'
import type { MeetingKind, MeetingStatus } from '../rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>

export type Box = 'all' | 'coming' | 'unrecorded' | 'unconfirmed'
export type Sort = 'on' | 'organization' | 'kind' | 'rate'
export type Filters = {
  path: string
  today: Day
  text?: string | undefined
  kinds?: MeetingKind[] | undefined
  statuses?: MeetingStatus[] | undefined
  box: Box
  from?: Day | undefined
  to?: Day | undefined
}

const on = sql<Day>`coalesce(meeting.held_on, meeting.planned_on)`
const waiting = sql<SqlBool>`(meeting.held_on is null and meeting.cancelled_at is null)`

const boxed = (box: Box, today: Day) =>
  ({
    all: sql<SqlBool>`true`,
    coming: sql<SqlBool>`(${waiting} and meeting.planned_on >= ${today})`,
    unrecorded: sql<SqlBool>`(${waiting} and meeting.planned_on < ${today})`,
    unconfirmed: sql<SqlBool>`(meeting.held_on is not null and meeting.confirmed_at is null)`,
  })[box]

export const listMeetings = (ctx: Scope, filters: Filters) =>
  meetingsWithin(ctx)
    .where(below('organization.path', filters.path))
    .where(boxed(filters.box, filters.today))
    .$if(Boolean(filters.kinds?.length), (q) =>
      q.where(sql<SqlBool>`(meeting.kind || meeting.also) && ${filters.kinds ?? []}::text[]`),
    )
    .$if(Boolean(filters.statuses?.length), (q) => q.where('meeting.status', 'in', filters.statuses ?? []))
    .$if(Boolean(filters.from), (q) => q.where(sql<SqlBool>`${on} >= ${filters.from ?? ''}`))
    .$if(Boolean(filters.to), (q) => q.where(sql<SqlBool>`${on} <= ${filters.to ?? ''}`))
    .$if(Boolean(filters.text), (q) => q.where(named(filters.text ?? '')))
type Found = ReturnType<typeof listMeetings>

const named = (text: string) =>
  sql<SqlBool>`(strpos(organization.name, ${text}) > 0 or strpos(coalesce(organization.short_name, ''), ${text}) > 0
    or strpos(meeting.title, ${text}) > 0 or exists (select from unnest(meeting.agenda) item where strpos(item, ${text}) > 0))`

const orders = {
  on: on,
  organization: sql`organization.path`,
  kind: sql`meeting.kind`,
  rate: sql`meeting.present::real / nullif(meeting.invited, 0)`,
}

export const pageOfMeetings = (
  found: Found,
  order: { sort: Sort; descending: boolean },
  page: { limit: number; offset: number },
) =>
  found
    .select(typed)
    .select([
      'meeting.id',
      'meeting.organization_id as organizationId',
      'party_group.name as groupName',
      'meeting.title',
      'meeting.starts_at as startsAt',
      'meeting.place',
      'meeting.invited',
      'meeting.present',
      on.as('on'),
      sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
      sql<boolean>`meeting.late_because is not null`.as('late'),
    ])
    .orderBy(orders[order.sort], (by) => (order.descending ? by.desc().nullsLast() : by.asc().nullsLast()))
    .orderBy('meeting.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countMeetings(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

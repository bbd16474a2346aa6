import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { MeetingKind } from '#features/meetings/rules.ts'
import type { Asked, Db } from '../kinds/queries.ts'

const planned = ({ db }: Db) =>
  db
    .selectFrom('meeting')
    .innerJoin('organization', 'organization.id', 'meeting.organization_id')
    .where('meeting.held_on', 'is', null)
    .where('meeting.cancelled_at', 'is', null)
    .where('organization.closed_on', 'is', null)
    .select([
      'meeting.id',
      'meeting.title',
      'meeting.organization_id as organizationId',
      'meeting.starts_at as startsAt',
      sql<MeetingKind>`meeting.kind`.as('kind'),
      sql<Day>`meeting.planned_on`.as('plannedOn'),
      sql<boolean>`meeting.notified_at is not null`.as('notified'),
      sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
    ])
    .orderBy('meeting.id')

/** Lectures and theme days that are planned, and not held yet. */
export const plannedStudies = (ctx: Db, { on, until }: Asked) =>
  planned(ctx)
    .where('meeting.planned_on', '>=', on)
    .where('meeting.planned_on', '<=', until)
    .where(sql<SqlBool>`(meeting.kind || meeting.also) && array['lecture', 'themeDay']`)
    .execute()

/** Meetings whose day has gone by, neither recorded nor cancelled. */
export const unrecordedMeetings = (ctx: Db, { on }: Asked) =>
  planned(ctx).where('meeting.planned_on', '<', on).execute()

/** Things to put right that are not solved. */
export const openRectifications = ({ db }: Db, { until }: Asked) =>
  db
    .selectFrom('rectification')
    .where('solved_on', 'is', null)
    .where('confirmed_on', 'is', null)
    .where('due_on', '<=', until)
    .select([
      'id',
      'organization_id as organizationId',
      'problem',
      'responsible_name as responsible',
      'raised_on as raisedOn',
      'due_on as dueOn',
    ])
    .orderBy('id')
    .execute()

export const openWorkItems = ({ db }: Db, { until }: Asked) =>
  db
    .selectFrom('work_item')
    .where('done_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('due_on', '<=', until)
    .select(['id', 'organization_id as organizationId', 'title', 'source', 'opened_on as openedOn'])
    .select('due_on as dueOn')
    .orderBy('id')
    .execute()

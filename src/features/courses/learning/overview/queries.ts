import { sql } from 'kysely'
import { type ReadingScope, readableMaterials } from '#features/library/queries.ts'
import { ownFound } from '#features/meetings/own/queries.ts'
import type { Context } from '#platform/context.ts'

const few = 5

/** What one opened last and may still read, the latest first. */
export const lastRead = (scope: ReadingScope) =>
  readableMaterials(scope)
    .innerJoin('reading_position as position', 'position.material_id', 'material.id')
    .where('position.account_id', '=', scope.actor.accountId)
    .orderBy('position.changed_at', 'desc')
    .limit(few)
    .select(['material.id', 'material.title', 'shelf.name as columnName', 'position.changed_at as readAt'])
    .execute()

/** What one studies together with others next: of the meetings one was told of. */
export const comingSessions = (ctx: Pick<Context, 'db' | 'today'>, personId: number) =>
  ownFound(ctx, { personId, today: ctx.today }, 'coming')
    .innerJoin('course_session as session', 'session.meeting_id', 'meeting.id')
    .leftJoin('course', 'course.id', 'session.course_id')
    .leftJoin('material', 'material.id', 'session.material_id')
    .orderBy('meeting.planned_on')
    .orderBy('meeting.id')
    .limit(few)
    .select([
      'meeting.id as meetingId',
      'meeting.planned_on as on',
      'meeting.starts_at as startsAt',
      'meeting.place',
      sql<string>`coalesce(course.title, material.title)`.as('studied'),
      sql<string>`case when session.course_id is null then '/library/materials/' || session.material_id
        else '/courses/' || session.course_id end`.as('address'),
    ])
    .execute()

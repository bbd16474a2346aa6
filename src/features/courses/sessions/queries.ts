import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'

type Scope = Pick<Context, 'db' | 'reach'>
export type Filters = { box: 'coming' | 'past'; path: string; text?: string | undefined; today: Day }

const held = sql<Day | null>`coalesce(meeting.held_on, meeting.planned_on)`

export const sessionsWithin = ({ db, reach }: Scope, { box, path, text = '', today }: Filters) =>
  db
    .selectFrom('course_session as session')
    .innerJoin('meeting', 'meeting.id', 'session.meeting_id')
    .innerJoin('organization', 'organization.id', 'meeting.organization_id')
    .leftJoin('course', 'course.id', 'session.course_id')
    .leftJoin('material', 'material.id', 'session.material_id')
    .where(within('organization.path', reach))
    .where(below('organization.path', path))
    .where(
      box === 'coming'
        ? sql<SqlBool>`(meeting.held_on is null and meeting.cancelled_at is null and meeting.planned_on >= ${today})`
        : sql<SqlBool>`(meeting.held_on is not null or meeting.cancelled_at is not null or meeting.planned_on < ${today})`,
    )
    .$if(text !== '', (q) =>
      q.where(
        sql<SqlBool>`strpos(concat_ws(' ', organization.name, course.title, material.title), ${text}) > 0`,
      ),
    )
type Found = ReturnType<typeof sessionsWithin>

const studied = sql<string>`coalesce(course.title, material.title)`
const sortColumns = { on: held, organizationName: sql<string>`organization.path`, studied }
export type SessionOrder = { sort?: keyof typeof sortColumns | undefined; descending: boolean }

export const pageOfSessions = (
  found: Found,
  { sort = 'on', descending }: SessionOrder,
  page: { limit: number; offset: number },
) =>
  found
    .select([
      'session.meeting_id as meetingId',
      'organization.id as organizationId',
      sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
      'meeting.kind',
      held.as('on'),
      'meeting.starts_at as startsAt',
      'meeting.place',
      'meeting.held_on as heldOn',
      'meeting.confirmed_at as confirmedAt',
      'meeting.cancelled_at as cancelledAt',
      'meeting.notified_at as notifiedAt',
      'session.course_id as courseId',
      'session.material_id as materialId',
      studied.as('studied'),
    ])
    .orderBy(sortColumns[sort], descending ? 'desc' : 'asc')
    .orderBy('session.meeting_id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countSessions(found: Found): Promise<number> {
  const { n } = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return n
}

export const insertSession = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  meetingId: number,
  of: { courseId: number | null; materialId: number | null },
) =>
  db
    .insertInto('course_session')
    .values({
      meeting_id: meetingId,
      course_id: of.courseId,
      material_id: of.materialId,
      made_at: now,
      made_by: actor.name,
    })
    .execute()

/** What a meeting studies: the course or the material, with every material by name. */
export async function studiedBy({ db }: Pick<Context, 'db'>, meetingId: number) {
  const session = await db
    .selectFrom('course_session as session')
    .leftJoin('course', 'course.id', 'session.course_id')
    .leftJoin('material', 'material.id', 'session.material_id')
    .where('session.meeting_id', '=', meetingId)
    .select([
      'session.course_id as courseId',
      'session.material_id as materialId',
      sql<string>`coalesce(course.title, material.title)`.as('title'),
    ])
    .executeTakeFirst()
  if (!session) return null
  const { courseId, materialId, title } = session
  const materials = await db
    .selectFrom('material')
    .where(
      courseId === null
        ? sql<SqlBool>`material.id = ${materialId}`
        : sql<SqlBool>`material.id in (select material_id from course_part where course_id = ${courseId})`,
    )
    .select(['id', 'title'])
    .orderBy('id')
    .execute()
  return {
    title,
    address: courseId === null ? `/library/materials/${materialId}` : `/courses/${courseId}`,
    materials,
  }
}

/** Of what is studied, whom it is for: read whatever the audience of who organizes it. */
export const audienceOf = (
  { db }: Pick<Context, 'db'>,
  of: { courseId: number | null; materialId: number | null },
) =>
  db
    .selectFrom(of.courseId === null ? 'material' : 'course')
    .where('id', '=', of.courseId ?? of.materialId ?? 0)
    .select(['sensitivity', 'audience_path as audiencePath'])
    .executeTakeFirstOrThrow()

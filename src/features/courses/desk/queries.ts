import { type SqlBool, sql } from 'kysely'
import type { Sensitivity } from '#basics/sensitivity.ts'
import { within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { CoursePart, CourseState } from '../rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>
export type Filters = { state?: CourseState | undefined; text?: string | undefined }

const joined = ({ db, reach }: Scope) =>
  db
    .selectFrom('course')
    .innerJoin('organization', 'organization.id', 'course.organization_id')
    .leftJoin('organization as audience', 'audience.id', 'course.audience_id')
    .where(within('organization.path', reach))
    .$narrowType<{ state: CourseState; sensitivity: Sensitivity }>()

export const coursesMade = (scope: Scope, { state, text = '' }: Filters) =>
  joined(scope)
    .$if(state !== undefined, (q) => q.where('course.state', '=', state as CourseState))
    .$if(text !== '', (q) =>
      q.where(
        sql<SqlBool>`strpos(concat_ws(' ', course.title, course.topic, organization.name), ${text}) > 0`,
      ),
    )
type Found = ReturnType<typeof coursesMade>

const sortColumns = {
  madeAt: 'course.made_at',
  title: 'course.title',
  topic: 'course.topic',
  state: 'course.state',
  organizationName: 'organization.path',
} as const
type DeskOrder = { sort: keyof typeof sortColumns; descending: boolean }

export const pageOfMade = (
  found: Found,
  { sort, descending }: DeskOrder,
  page: { limit: number; offset: number },
) =>
  found
    .select([
      'course.id',
      'course.title',
      'course.topic',
      'organization.name as organizationName',
      'audience.name as audienceName',
      'course.sensitivity',
      'course.state',
      sql<number>`(select count(*) from course_part p where p.course_id = course.id)`.as('parts'),
      'course.made_by as madeBy',
      'course.submitted_by as submittedBy',
      'course.published_by as publishedBy',
      'course.published_at as publishedAt',
    ])
    .$narrowType<{ state: CourseState; sensitivity: Sensitivity }>()
    .orderBy(sortColumns[sort], descending ? 'desc' : 'asc')
    .orderBy('course.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countMade(found: Found): Promise<number> {
  const { n } = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return n
}

const columns = [
  'course.id',
  'course.title',
  'course.summary',
  'course.topic',
  'course.organization_id as organizationId',
  'organization.name as organizationName',
  'organization.path as path',
  'course.sensitivity',
  'course.audience_id as audienceId',
  'course.state',
  'course.revision',
  'course.submitted_by as submittedBy',
  'course.submitted_account_id as submittedAccountId',
  'course.returned_because as returnedBecause',
  'course.withdrawn_because as withdrawnBecause',
] as const

/** A course made within reach; `hold`: until the transaction ends nobody else moves it on. @throws Refusal not-found */
export async function getMade(scope: Scope, id: number, hold = false) {
  const found = await joined(scope)
    .where('course.id', '=', id)
    .select(columns)
    .$narrowType<{ state: CourseState; sensitivity: Sensitivity }>()
    .$if(hold, (q) => q.forUpdate('course'))
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}
export type Made = Awaited<ReturnType<typeof getMade>>

export async function insertCourse(
  { db, now, actor }: Writer,
  course: { title: string; topic: string; organizationId: number },
): Promise<number> {
  const { id } = await db
    .insertInto('course')
    .values({
      title: course.title,
      topic: course.topic,
      organization_id: course.organizationId,
      sensitivity: 'internal',
      state: 'draft',
      made_at: now,
      made_by: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

type Content = {
  title: string
  summary: string
  topic: string
  sensitivity: Sensitivity
  audience: { id: number; path: string } | null
}

/** Writes it as it shall be: what was withdrawn is a draft again. */
export async function updateCourse({ db }: Writer, id: number, given: Content): Promise<number> {
  const { title, summary, topic, sensitivity, audience } = given
  const { revision } = await db
    .updateTable('course')
    .set({
      title,
      summary,
      topic,
      sensitivity,
      audience_id: audience?.id ?? null,
      audience_path: audience?.path ?? null,
      state: 'draft',
      withdrawn_at: null,
      withdrawn_by: null,
      withdrawn_because: null,
      revision: sql<number>`revision + 1`,
    })
    .where('id', '=', id)
    .returning('revision')
    .executeTakeFirstOrThrow()
  return revision
}

export async function replaceParts({ db }: Writer, courseId: number, parts: readonly CoursePart[]) {
  await db.deleteFrom('course_part').where('course_id', '=', courseId).execute()
  if (parts.length === 0) return
  await db
    .insertInto('course_part')
    .values(
      parts.map(({ title, note, materialId, anchor, questions }, at) => ({
        course_id: courseId,
        part: at + 1,
        title,
        note,
        material_id: materialId,
        anchor,
        questions: JSON.stringify(questions),
      })),
    )
    .execute()
}

const stamps = ({ now, actor }: Writer) => ({
  submitted: {
    state: 'submitted' as const,
    submitted_at: now,
    submitted_by: actor.name,
    submitted_account_id: actor.accountId,
    published_account_id: null,
    returned_because: null,
  },
  published: {
    state: 'published' as const,
    published_at: now,
    published_by: actor.name,
    published_account_id: actor.accountId,
  },
})

export const moveOn = (ctx: Writer, id: number, to: 'submitted' | 'published') =>
  ctx.db.updateTable('course').set(stamps(ctx)[to]).where('id', '=', id).execute()

export const moveBack = (
  { db, now, actor }: Writer,
  id: number,
  to: 'draft' | 'withdrawn',
  because: string,
) =>
  db
    .updateTable('course')
    .set(
      to === 'draft'
        ? { state: to, returned_because: because }
        : { state: to, withdrawn_at: now, withdrawn_by: actor.name, withdrawn_because: because },
    )
    .where('id', '=', id)
    .execute()

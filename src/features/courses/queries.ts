import { type SqlBool, sql } from 'kysely'
import { givenOut, readable } from '#features/library/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { CoursePart } from './rules.ts'

type Scope = Pick<Context, 'db' | 'actor' | 'zone'>
export type Asked = { text?: string | undefined; topic?: string | undefined; begun?: boolean | undefined }

const partCount = sql<number>`(select count(*) from course_part p where p.course_id = course.id)`

/** Every course that who asks may have in this network, with the place he left it at. */
const open = (scope: Scope) =>
  scope.db
    .selectFrom('course')
    .innerJoin('organization', 'organization.id', 'course.organization_id')
    .leftJoin('course_place as place', (join) =>
      join.onRef('place.course_id', '=', 'course.id').on('place.account_id', '=', scope.actor.accountId ?? 0),
    )
    .where('course.state', '=', 'published')
    .where(givenOut(scope, { sensitivity: 'course.sensitivity', audiencePath: 'course.audience_path' }))

const lineColumns = [
  'course.id',
  'course.title',
  'course.summary',
  'course.topic',
  'organization.name as organizationName',
  'course.sensitivity',
  'course.published_at as publishedAt',
  'place.done as doneParts',
  'place.part as placePart',
] as const

export const coursesFor = (scope: Scope, { text = '', topic, begun }: Asked) =>
  open(scope)
    .$if(text !== '', (q) =>
      q.where(
        sql<SqlBool>`strpos(lower(concat_ws(' ', course.title, course.summary, course.topic)), lower(${text})) > 0`,
      ),
    )
    .$if(topic !== undefined, (q) => q.where('course.topic', '=', topic ?? ''))
    .$if(begun === true, (q) => q.where('place.account_id', 'is not', null))
type Found = ReturnType<typeof coursesFor>

const sortColumns = {
  publishedAt: 'course.published_at',
  title: 'course.title',
  topic: 'course.topic',
} as const
type CourseOrder = { sort: keyof typeof sortColumns; descending: boolean }

export const pageOfCourses = (
  found: Found,
  { sort, descending }: CourseOrder,
  page: { limit: number; offset: number },
) =>
  found
    .select([...lineColumns, partCount.as('parts')])
    .orderBy(sortColumns[sort], descending ? 'desc' : 'asc')
    .orderBy('course.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countCourses(found: Found): Promise<number> {
  const { n } = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return n
}

export async function topicsFor(scope: Scope): Promise<string[]> {
  const rows = await open(scope).select('course.topic').distinct().orderBy('course.topic').execute()
  return rows.map(({ topic }) => topic)
}

/** @throws Refusal not-found: it is not published, or not for who asks. */
export async function getCourse(scope: Scope, id: number) {
  const found = await open(scope)
    .where('course.id', '=', id)
    .select([...lineColumns, partCount.as('parts')])
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

/** The parts in their order; `readable`: who asks may open the material. */
export const partsOf = (scope: Scope, courseId: number) =>
  scope.db
    .selectFrom('course_part as part')
    .innerJoin('material', 'material.id', 'part.material_id')
    .where('part.course_id', '=', courseId)
    .select([
      'part.part',
      'part.title',
      'part.note',
      'part.material_id as materialId',
      'part.anchor',
      'part.questions',
      'material.title as materialTitle',
      readable(scope).as('readable'),
    ])
    .$narrowType<{ questions: CoursePart['questions'] }>()
    .orderBy('part.part')
    .execute()

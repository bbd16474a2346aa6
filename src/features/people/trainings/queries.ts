import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { below } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { placedWithin } from '../queries.ts'

type Scope = Pick<Context, 'db' | 'reach'>
export type Filters = { year: number; path: string; text?: string | undefined }
export type Course = { course: string; organizer: string; fromOn: Day; untilOn: Day; hours: number }

const taken = ({ db, reach }: Scope) =>
  db.selectFrom('training').innerJoin('person', 'person.id', 'training.person_id').where(placedWithin(reach))

/** The courses that somebody within reach took, each with how many did. */
export const coursesWithin = (ctx: Scope, { year, path, text }: Filters) =>
  taken(ctx)
    .where(sql<SqlBool>`training.until_on between ${`${year}-01-01`} and ${`${year}-12-31`}`)
    .where(below('person.organization_path', path))
    .$if(Boolean(text), (q) =>
      q.where(
        sql<SqlBool>`(strpos(training.course, ${text ?? ''}) > 0 or strpos(training.organizer, ${text ?? ''}) > 0)`,
      ),
    )
    .groupBy([
      'training.course',
      'training.organizer',
      'training.from_on',
      'training.until_on',
      'training.hours',
    ])
    .select([
      'training.course',
      'training.organizer',
      'training.from_on as fromOn',
      'training.until_on as untilOn',
      'training.hours',
      sql<number>`count(*)::int`.as('people'),
    ])
type Courses = ReturnType<typeof coursesWithin>

export const pageOfCourses = (found: Courses, page: { limit: number; offset: number }) =>
  found
    .orderBy('training.from_on', 'desc')
    .orderBy('training.course')
    .orderBy('training.organizer')
    .orderBy('training.hours')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countCourses({ db }: Pick<Context, 'db'>, found: Courses): Promise<number> {
  const { n } = await db
    .selectFrom(found.as('course'))
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

export const participants = (
  ctx: Scope,
  { course, organizer, fromOn }: Pick<Course, 'course' | 'organizer' | 'fromOn'>,
) =>
  taken(ctx)
    .leftJoin('organization', 'organization.id', 'person.organization_id')
    .where('training.course', '=', course)
    .where('training.organizer', '=', organizer)
    .where('training.from_on', '=', fromOn)
type Participants = ReturnType<typeof participants>

export const pageOfParticipants = (found: Participants, page: { limit: number; offset: number }) =>
  found
    .select(['person.id', 'person.name', 'organization.name as organizationName'])
    .orderBy('person.organization_path')
    .orderBy('person.name_pinyin')
    .orderBy('person.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countParticipants(found: Participants): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

/** Records a course for all of them; who has it already is left as he is. Answers how many were added. */
export async function insertClass(
  { db }: Pick<Context, 'db'>,
  course: Course,
  ids: number[],
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into training (person_id, course, organizer, from_on, until_on, hours)
    select trainee.id, ${course.course}, ${course.organizer}, ${course.fromOn}, ${course.untilOn}, ${course.hours}
    from unnest(${ids}::int[]) as trainee (id)
    where not exists (select from training where person_id = trainee.id and course = ${course.course}
      and organizer = ${course.organizer} and from_on = ${course.fromOn})
    returning id`.execute(db)
  return rows.length
}

/** People within reach by their 工号. */
export async function peopleByNumber({ db, reach }: Scope, numbers: string[]) {
  const rows = await db
    .selectFrom('person')
    .where(placedWithin(reach))
    .where('employee_no', 'in', numbers)
    .select(['id', 'name', 'employee_no as employeeNo'])
    .execute()
  return new Map(rows.map((row) => [row.employeeNo, row]))
}

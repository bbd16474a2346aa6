import { type SqlBool, sql } from 'kysely'
import { placedWithin } from '#features/people/queries.ts'
import type { Context } from '#platform/context.ts'
import type { RecordState } from './rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>
export type Filters = {
  state?: RecordState | undefined
  year?: number | undefined
  topic?: string | undefined
  text?: string | undefined
}

const joined = ({ db }: Pick<Context, 'db'>) =>
  db
    .selectFrom('course_record as record')
    .innerJoin('person', 'person.id', 'record.person_id')
    .leftJoin('organization', 'organization.id', 'person.organization_id')

const columns = [
  'record.id',
  'record.person_id as personId',
  'record.course_id as courseId',
  'record.material_id as materialId',
  'record.topic',
  'record.title',
  'record.studied_on as studiedOn',
  'record.confirmed_at as confirmedAt',
  'record.declined_at as declinedAt',
  'record.withdrawn_at as withdrawnAt',
  'record.declined_because as declinedBecause',
  'record.decided_by as decidedBy',
  'person.name as personName',
  'person.organization_path as path',
  'organization.name as organizationName',
] as const

const stateIs = {
  asked: sql<SqlBool>`num_nonnulls(record.confirmed_at, record.declined_at, record.withdrawn_at) = 0`,
  confirmed: sql<SqlBool>`record.confirmed_at is not null`,
  declined: sql<SqlBool>`record.declined_at is not null`,
  withdrawn: sql<SqlBool>`record.withdrawn_at is not null`,
}
const inYear = (year: number) =>
  sql<SqlBool>`record.studied_on between ${`${year}-01-01`} and ${`${year}-12-31`}`

/** What the people of the branch asked to have counted; what they took back is theirs. */
export const recordsWithin = (scope: Scope, { state, year, topic, text = '' }: Filters) =>
  joined(scope)
    .where(placedWithin(scope.reach))
    .where('record.withdrawn_at', 'is', null)
    .$if(state !== undefined, (q) => q.where(stateIs[state ?? 'asked']))
    .$if(year !== undefined, (q) => q.where(inYear(year ?? 0)))
    .$if(topic !== undefined, (q) => q.where('record.topic', '=', topic ?? ''))
    .$if(text !== '', (q) =>
      q.where(sql<SqlBool>`strpos(concat_ws(' ', person.name, record.title), ${text}) > 0`),
    )
type Found = ReturnType<typeof recordsWithin>

const sortColumns = {
  studiedOn: 'record.studied_on',
  personName: 'person.name',
  title: 'record.title',
  topic: 'record.topic',
} as const
type RecordOrder = { sort: keyof typeof sortColumns; descending: boolean }

export const pageOfRecords = (
  found: Found,
  { sort, descending }: RecordOrder,
  page: { limit: number; offset: number },
) =>
  found
    .select(columns)
    .orderBy(sortColumns[sort], descending ? 'desc' : 'asc')
    .orderBy('record.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countRecords(found: Found): Promise<number> {
  const { n } = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return n
}

export const recordsOf = (
  ctx: Pick<Context, 'db'>,
  personId: number,
  year?: number,
  page = { limit: 500, offset: 0 },
) =>
  joined(ctx)
    .where('record.person_id', '=', personId)
    .$if(year !== undefined, (q) => q.where(inYear(year ?? 0)))
    .select(columns)
    .orderBy('record.studied_on', 'desc')
    .orderBy('record.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

/** One record, held so that it is decided once: one's own, or of the branch. */
export const holdRecord = ({ db, reach }: Scope, id: number, own: boolean) =>
  joined({ db })
    .where('record.id', '=', id)
    .where(own ? sql<SqlBool>`record.person_id = ${reach.personId ?? 0}` : placedWithin(reach))
    .select(columns)
    .forUpdate('record')
    .executeTakeFirst()

/** Asked for already, for the same day. */
export const askedAlready = (
  { db }: Pick<Context, 'db'>,
  of: { personId: number; courseId: number | null; materialId: number | null; studiedOn: string },
) =>
  db
    .selectFrom('course_record as record')
    .where('person_id', '=', of.personId)
    .where(
      sql<SqlBool>`course_id is not distinct from ${of.courseId} and material_id is not distinct from ${of.materialId}`,
    )
    .where('studied_on', '=', of.studiedOn)
    .where(sql<SqlBool>`declined_at is null and withdrawn_at is null`)
    .select('id')
    .executeTakeFirst()

export async function insertRecord(
  { db, now }: Pick<Context, 'db' | 'now'>,
  record: {
    person_id: number
    course_id: number | null
    material_id: number | null
    topic: string
    title: string
    studied_on: string
  },
): Promise<number> {
  const { id } = await db
    .insertInto('course_record')
    .values({ ...record, asked_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const settleRecord = (
  { db, now, actor }: Writer,
  id: number,
  verdict: 'confirmed' | 'withdrawn' | { declined: string },
) =>
  db
    .updateTable('course_record')
    .set(
      verdict === 'withdrawn'
        ? { withdrawn_at: now }
        : verdict === 'confirmed'
          ? { confirmed_at: now, decided_by: actor.name }
          : { declined_at: now, declined_because: verdict.declined, decided_by: actor.name },
    )
    .where('id', '=', id)
    .execute()

/** The first topic under which a material stands; its column when it stands under none. */
export const topicOf = async ({ db }: Pick<Context, 'db'>, materialId: number): Promise<string> => {
  const row = await db
    .selectFrom('material')
    .innerJoin('library_column as shelf', 'shelf.id', 'material.column_id')
    .leftJoin('material_topic as link', 'link.material_id', 'material.id')
    .leftJoin('library_topic as topic', 'topic.id', 'link.topic_id')
    .where('material.id', '=', materialId)
    .select(sql<string>`coalesce(topic.name, shelf.name)`.as('topic'))
    .orderBy('topic.position')
    .executeTakeFirstOrThrow()
  return row.topic
}

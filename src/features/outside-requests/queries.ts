import { type SqlBool, sql } from 'kysely'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { OutsideRequestFilters } from './contract.ts'
import type { OutsideState } from './rules.ts'

type Db = Pick<Context, 'db'>
type Scope = Pick<Context, 'db' | 'reach'>

const joined = ({ db }: Db) =>
  db
    .selectFrom('outside_request as asked')
    .innerJoin('outside_pass as pass', 'pass.id', 'asked.pass_id')
    .innerJoin('organization', 'organization.id', 'pass.organization_id')
    .leftJoin('request', 'request.id', 'asked.request_id')
    .leftJoin('affair', 'affair.id', 'request.affair_id')
    .leftJoin('official_document as document', 'document.id', 'request.document_id')
    .leftJoin('official_document as reply', 'reply.id', 'request.reply_id')
    .where('asked.arrived_at', 'is not', null)

/** SQL: how it stands: from when it is taken up, as the request made of it does; 不同意 in the review is one, though the reply is still owed. */
const state = sql<OutsideState>`case
  when asked.declined_at is not null then 'declined'
  when request.id is null then 'arrived'
  when request.status = 'draft' then 'drafted'
  when request.status = 'running' and affair.status = 'declined' then 'refused'
  else request.status end`

const columns = [
  'asked.id',
  'asked.key',
  'asked.matter',
  'asked.body',
  'asked.written_at as writtenAt',
  'asked.arrived_at as arrivedAt',
  'asked.request_id as requestId',
  'asked.taken_up_at as takenUpAt',
  'asked.taken_up_by as takenUpBy',
  'asked.declined_at as declinedAt',
  'asked.declined_by as declinedBy',
  'asked.declined_because as declinedBecause',
  'pass.holder',
  'pass.account_id as accountId',
  'pass.organization_id as organizationId',
  'pass.organization_path as path',
] as const

const shown = <T>(found: T & ReturnType<typeof joined>) =>
  found
    .select(columns)
    .$narrowType<{
      arrivedAt: string
      holder: string
      organizationId: number
      path: string
      accountId: number
    }>()
    .select([
      state.as('state'),
      sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
      sql<number>`(select count(*)::integer from outside_request_file as file where file.request_id = asked.id)`.as(
        'files',
      ),
      sql<string | null>`case when request.status <> 'draft' then document.number end`.as('number'),
      sql<string | null>`case when request.replied_at is not null then reply.number end`.as('replyNumber'),
      sql<string | null>`case when request.replied_at is not null then reply.issued_on::text end`.as(
        'repliedOn',
      ),
    ])

type Asked = Omit<OutsideRequestFilters, 'organizationId' | 'sort' | 'descending'>

export const listArrived = (scope: Scope, { text = '', states }: Asked, path: string | null) =>
  joined(scope)
    .where(within('pass.organization_path', scope.reach))
    .$if(path !== null, (q) => q.where(below('pass.organization_path', path ?? '')))
    .$if(Boolean(states?.length), (q) => q.where(state, 'in', states ?? []))
    .$if(text !== '', (q) =>
      q.where(
        sql<SqlBool>`strpos(lower(asked.matter || ' ' || pass.holder || ' ' || organization.name), lower(${text})) > 0`,
      ),
    )
type Found = ReturnType<typeof listArrived>

const orders = {
  arrivedAt: 'asked.arrived_at',
  writtenAt: 'asked.written_at',
  organization: 'pass.organization_path',
} as const

export const pageOfArrived = (
  found: Found,
  { sort, descending }: Pick<OutsideRequestFilters, 'sort' | 'descending'>,
  page: { limit: number; offset: number },
) =>
  shown(found)
    .orderBy(orders[sort], descending ? 'desc' : 'asc')
    .orderBy('asked.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countArrived(found: Found): Promise<number> {
  const { n } = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return n
}

export const findArrived = (scope: Scope, id: number) =>
  shown(joined(scope))
    .where('asked.id', '=', id)
    .where(within('pass.organization_path', scope.reach))
    .executeTakeFirst()
export type ArrivedRow = NonNullable<Awaited<ReturnType<typeof findArrived>>>

/** Held first and read afterwards: of two who settle it at once the second sees what the first did. */
export async function holdArrived(scope: Scope, id: number): Promise<ArrivedRow | undefined> {
  await scope.db.selectFrom('outside_request').where('id', '=', id).select('id').forUpdate().execute()
  return findArrived(scope, id)
}

/** Whatever the reach: for what goes out again. */
export const oneArrived = (db: Db, id: number) =>
  shown(joined(db)).where('asked.id', '=', id).executeTakeFirst()
export const arrivedIds = async (db: Db): Promise<number[]> =>
  (await joined(db).select('asked.id').orderBy('asked.id').execute()).map(({ id }) => id)

export const filesOf = ({ db }: Db, requestId: number) =>
  db
    .selectFrom('outside_request_file as file')
    .innerJoin('stored_file', 'stored_file.id', 'file.file_id')
    .where('file.request_id', '=', requestId)
    .select([
      'stored_file.id',
      'stored_file.name',
      'stored_file.digest',
      'stored_file.bytes',
      'stored_file.type',
    ])
    .orderBy('file.position')
    .execute()

export const setTakenUp = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  id: number,
  requestId: number,
) =>
  db
    .updateTable('outside_request')
    .set({ request_id: requestId, taken_up_at: now, taken_up_by: actor.name })
    .where('id', '=', id)
    .execute()

export const setDeclined = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  id: number,
  because: string,
) =>
  db
    .updateTable('outside_request')
    .set({ declined_at: now, declined_by: actor.name, declined_because: because })
    .where('id', '=', id)
    .execute()

export type NewOutsideRequest = {
  key?: string
  passId: number
  matter: string
  body: string
  writtenAt: Date | string
  arrivedAt: Date | null
}

/** Null: it is here already. */
export async function insertOutsideRequest(
  { db }: Db,
  one: NewOutsideRequest,
  fileIds: number[],
): Promise<number | null> {
  const made = await db
    .insertInto('outside_request')
    .values({
      ...(one.key !== undefined && { key: one.key }),
      pass_id: one.passId,
      matter: one.matter,
      body: one.body,
      written_at: one.writtenAt,
      arrived_at: one.arrivedAt,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return null
  const rows = fileIds.map((fileId, at) => ({ request_id: made.id, position: at + 1, file_id: fileId }))
  if (rows.length) await db.insertInto('outside_request_file').values(rows).execute()
  return made.id
}

import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { RectificationStatus, Source } from './rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>
type Writer = Pick<Context, 'db' | 'now' | 'actor'>

const joined = ({ db }: Pick<Context, 'db'>) =>
  db
    .selectFrom('rectification as one')
    .innerJoin('organization', 'organization.id', 'one.organization_id')
    .leftJoin('person', 'person.id', 'one.person_id')

const columns = [
  'one.id',
  'one.organization_id as organizationId',
  'organization.path',
  'person.name as personName',
  'one.problem',
  'one.measure',
  'one.responsible_name as responsibleName',
  'one.raised_on as raisedOn',
  'one.due_on as dueOn',
  'one.raised_by as raisedBy',
  'one.solved_on as solvedOn',
  'one.solved_note as solvedNote',
  'one.solved_by as solvedBy',
  'one.confirmed_on as confirmedOn',
  'one.confirmed_by as confirmedBy',
] as const
const typed = [
  sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
  sql<Source>`one.source`.as('source'),
  sql<RectificationStatus>`one.status`.as('status'),
] as const

export type Filters = {
  state: RectificationStatus | 'unfinished' | 'late' | 'all'
  source?: Source | undefined
  year?: number | undefined
  text?: string | undefined
  path: string
}

function inState(state: Filters['state'], today: Day) {
  if (state === 'all') return sql<SqlBool>`true`
  if (state === 'unfinished') return sql<SqlBool>`one.confirmed_on is null`
  if (state === 'late') return sql<SqlBool>`(one.status = 'open' and one.due_on < ${today})`
  return sql<SqlBool>`one.status = ${state}`
}

export const listRectifications = (ctx: Scope, asked: Filters, today: Day) =>
  joined(ctx)
    .where(within('organization.path', ctx.reach))
    .where(below('organization.path', asked.path))
    .where(inState(asked.state, today))
    .$if(asked.source !== undefined, (q) => q.where('one.source', '=', asked.source as Source))
    .$if(asked.year !== undefined, (q) =>
      q.where(sql<SqlBool>`extract(year from one.raised_on) = ${asked.year ?? 0}`),
    )
    .$if(Boolean(asked.text), (q) =>
      q.where(
        sql<SqlBool>`(strpos(one.problem, ${asked.text ?? ''}) > 0 or strpos(one.responsible_name, ${asked.text ?? ''}) > 0
          or strpos(organization.name, ${asked.text ?? ''}) > 0)`,
      ),
    )
type Found = ReturnType<typeof listRectifications>

export const pageOfRectifications = (found: Found, page: { limit: number; offset: number }) =>
  found
    .select(columns)
    .select(typed)
    .orderBy(sql`one.confirmed_on is not null`)
    .orderBy('one.due_on')
    .orderBy('one.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
export type RectificationRow = Awaited<ReturnType<typeof pageOfRectifications>>[number]

export async function countRectifications(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

/** One within reach; `held` until the transaction ends. @throws Refusal not-found */
export async function getRectification(ctx: Scope, id: number, held = false): Promise<RectificationRow> {
  const found = await joined(ctx)
    .where('one.id', '=', id)
    .where(within('organization.path', ctx.reach))
    .select(columns)
    .select(typed)
    .$if(held, (q) => q.forUpdate('one'))
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

/** What somebody answers for and is not confirmed yet. */
export const ofResponsible = (ctx: Pick<Context, 'db'>, personId: number) =>
  joined(ctx)
    .where('one.responsible_id', '=', personId)
    .where('one.confirmed_on', 'is', null)
    .select(columns)
    .select(typed)
    .orderBy('one.due_on')
    .execute()

export const notesOf = ({ db }: Pick<Context, 'db'>, id: number) =>
  db
    .selectFrom('rectification_note')
    .where('rectification_id', '=', id)
    .select(['text', 'noted_at as notedAt', 'noted_by as notedBy'])
    .orderBy('id')
    .execute()

export const filesOf = ({ db }: Pick<Context, 'db'>, id: number) =>
  db
    .selectFrom('rectification_file')
    .where('rectification_id', '=', id)
    .select(['id', 'name', 'bytes', 'digest'])
    .orderBy('id')
    .execute()

export async function insertRectification(
  { db, now, actor }: Writer,
  given: {
    organizationId: number
    personId: number | null
    roundId: number | null
    source: Source
    problem: string
    measure: string
    responsible: { id: number; name: string }
    raisedOn: Day
    dueOn: Day
  },
): Promise<number> {
  const { id } = await db
    .insertInto('rectification')
    .values({
      organization_id: given.organizationId,
      person_id: given.personId,
      round_id: given.roundId,
      source: given.source,
      problem: given.problem,
      measure: given.measure,
      responsible_id: given.responsible.id,
      responsible_name: given.responsible.name,
      raised_on: given.raisedOn,
      due_on: given.dueOn,
      raised_at: now,
      raised_by: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const insertNote = ({ db, now, actor }: Writer, id: number, text: string) =>
  db
    .insertInto('rectification_note')
    .values({ rectification_id: id, text, noted_at: now, noted_by: actor.name })
    .execute()

export const insertFiles = (
  { db, now, actor }: Writer,
  id: number,
  files: { name: string; bytes: number; digest: string }[],
) =>
  files.length === 0
    ? Promise.resolve([])
    : db
        .insertInto('rectification_file')
        .values(files.map((file) => ({ rectification_id: id, ...file, added_at: now, added_by: actor.name })))
        .execute()

export const setSolved = ({ db, actor }: Writer, id: number, on: Day, note: string) =>
  db
    .updateTable('rectification')
    .set({ solved_on: on, solved_note: note, solved_by: actor.name })
    .where('id', '=', id)
    .execute()

export const setConfirmed = ({ db, actor }: Writer, id: number, on: Day) =>
  db
    .updateTable('rectification')
    .set({ confirmed_on: on, confirmed_by: actor.name })
    .where('id', '=', id)
    .execute()

export const setReopened = ({ db }: Pick<Context, 'db'>, id: number) =>
  db
    .updateTable('rectification')
    .set({ solved_on: null, solved_note: null, solved_by: null })
    .where('id', '=', id)
    .execute()

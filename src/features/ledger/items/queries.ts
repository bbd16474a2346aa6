import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { WorkItemKind, WorkItemStatus } from './rules.ts'

type Db = Pick<Context, 'db'>
type Scope = Pick<Context, 'db' | 'reach'>

/** Work items of organizations within reach. */
export const itemsWithin = ({ db, reach }: Scope) =>
  db
    .selectFrom('work_item')
    .innerJoin('organization', 'organization.id', 'work_item.organization_id')
    .where(within('organization.path', reach))

/** Columns that the database checks, as what they are. */
export const typed = [
  sql<WorkItemKind>`work_item.kind`.as('kind'),
  sql<WorkItemStatus>`work_item.status`.as('status'),
] as const

const columns = [
  'work_item.id',
  'work_item.organization_id as organizationId',
  'organization.name as organizationName',
  'organization.path',
  'work_item.title',
  'work_item.detail',
  'work_item.source',
  'work_item.given_by_id as givenById',
  'work_item.opened_on as openedOn',
  'work_item.opened_by as openedBy',
  'work_item.due_on as dueOn',
  'work_item.done_on as doneOn',
  'work_item.done_words as doneWords',
  'work_item.done_by as doneBy',
  'work_item.cancelled_because as cancelledBecause',
] as const

const oneItem = (ctx: Scope, id: number) =>
  itemsWithin(ctx)
    .where('work_item.id', '=', id)
    .select([...columns, ...typed])

/** One item within reach. @throws Refusal not-found */
export async function getItem(ctx: Scope, id: number) {
  const found = await oneItem(ctx, id).executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}
export type ItemRow = Awaited<ReturnType<typeof getItem>>

/** The same, held until the transaction ends. @throws Refusal not-found */
export async function holdItem(ctx: Scope, id: number): Promise<ItemRow> {
  const found = await oneItem(ctx, id).forUpdate('work_item').executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

/** Whether an organization lies within reach. */
export async function reaches({ db, reach }: Scope, organizationId: number): Promise<boolean> {
  const found = await db
    .selectFrom('organization')
    .where('id', '=', organizationId)
    .where(within('organization.path', reach))
    .select('id')
    .executeTakeFirst()
  return found !== undefined
}

export type NewItem = {
  organizationId: number
  kind: WorkItemKind
  title: string
  detail: string
  source: string
  givenById: number | null
  dueOn: Day
}

export async function insertItems(
  { db, now, today, actor }: Pick<Context, 'db' | 'now' | 'today' | 'actor'>,
  items: NewItem[],
): Promise<{ id: number; organizationId: number }[]> {
  const rows = items.map((item) => ({
    organization_id: item.organizationId,
    kind: item.kind,
    title: item.title,
    detail: item.detail,
    source: item.source,
    given_by_id: item.givenById,
    opened_on: today,
    due_on: item.dueOn,
    opened_at: now,
    opened_by: actor.name,
    account_id: actor.accountId,
  }))
  return db
    .insertInto('work_item')
    .values(rows)
    .returning(['id', 'organization_id as organizationId'])
    .execute()
}

/** Members who answer for it, instead of those before. */
export async function writePeople({ db }: Db, id: number, people: number[]): Promise<void> {
  await db.deleteFrom('work_item_person').where('work_item_id', '=', id).execute()
  const rows = [...new Set(people)].map((personId) => ({ work_item_id: id, person_id: personId }))
  if (rows.length > 0) await db.insertInto('work_item_person').values(rows).execute()
}

export const peopleOf = ({ db }: Db, id: number) =>
  db
    .selectFrom('work_item_person')
    .innerJoin('person', 'person.id', 'work_item_person.person_id')
    .where('work_item_id', '=', id)
    .select(['person.id', 'person.name'])
    .orderBy('person.name_pinyin')
    .execute()

/** Of these people, those who do not stand in the organization or below it. */
export async function strangersTo({ db }: Db, path: string, people: number[]) {
  const found = await db
    .selectFrom('person')
    .where(sql<SqlBool>`id = any(${people}::int[]) and starts_with(organization_path, ${path})`)
    .select('id')
    .execute()
  const known = new Set(found.map(({ id }) => id))
  return people.filter((id) => !known.has(id))
}

export const notesOf = ({ db }: Db, id: number) =>
  db
    .selectFrom('work_item_note')
    .where('work_item_id', '=', id)
    .select(['id', 'on_day as on', 'text', 'recorded_at as recordedAt', 'recorded_by as recordedBy'])
    .orderBy('on_day')
    .orderBy('id')
    .execute()

export const insertNote = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  id: number,
  note: { on: Day; text: string },
) =>
  db
    .insertInto('work_item_note')
    .values({ work_item_id: id, on_day: note.on, text: note.text, recorded_at: now, recorded_by: actor.name })
    .execute()

export const writeDue = ({ db }: Db, id: number, dueOn: Day) =>
  db.updateTable('work_item').set({ due_on: dueOn }).where('id', '=', id).execute()

export const writeDone = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  id: number,
  done: { on: Day; words: string },
) =>
  db
    .updateTable('work_item')
    .set({ done_on: done.on, done_words: done.words, done_at: now, done_by: actor.name })
    .where('id', '=', id)
    .execute()

export const writeCancelled = ({ db, now }: Pick<Context, 'db' | 'now'>, id: number, because: string) =>
  db
    .updateTable('work_item')
    .set({ cancelled_at: now, cancelled_because: because })
    .where('id', '=', id)
    .execute()

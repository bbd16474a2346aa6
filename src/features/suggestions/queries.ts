import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context, Reader } from '#platform/context.ts'
import type { SuggestionFilters } from './contract.ts'
import type { State, StepKind, Topic } from './rules.ts'

type Db = Pick<Context, 'db'>
/** Of what somebody receives, or what is his own by its key. */
export type Whose = { reach: Reader['reach'] } | { authorKey: Buffer }

const columns = [
  'suggestion.id',
  'suggestion.topic',
  'suggestion.title',
  'suggestion.state',
  'suggestion.organization_id as organizationId',
  'organization.parent_id as parentId',
  'organization.path',
  'suggestion.author_id as authorId',
  'suggestion.written_at as writtenAt',
  'suggestion.due_on as dueOn',
] as const
const names = [
  sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
  // Null where it is not signed: the row does not hold who wrote it.
  sql<string | null>`author.name || coalesce('（' || coalesce(home.short_name, home.name) || '）', '')`.as(
    'author',
  ),
] as const

/** What lies with an organization within reach, or began there; or what is one's own. */
const suggestions = ({ db }: Db, whose: Whose) =>
  db
    .selectFrom('suggestion')
    .innerJoin('organization', 'organization.id', 'suggestion.organization_id')
    .innerJoin('organization as origin', 'origin.id', 'suggestion.origin_id')
    .leftJoin('person as author', 'author.id', 'suggestion.author_id')
    .leftJoin('organization as home', 'home.id', 'author.organization_id')
    .$if('reach' in whose, (q) =>
      q.where((eb) => {
        const { reach } = whose as { reach: Reader['reach'] }
        return eb.or([within('organization.path', reach), within('origin.path', reach)])
      }),
    )
    .$if('authorKey' in whose, (q) =>
      q.where('suggestion.author_key', '=', (whose as { authorKey: Buffer }).authorKey),
    )

type Asked = Omit<SuggestionFilters, 'organizationId' | 'sort' | 'descending'> & { path?: string; today: Day }

export const listSuggestions = (
  ctx: Db,
  whose: Whose,
  { text, topic, states, overdue, path, today }: Asked,
) =>
  suggestions(ctx, whose)
    .$if(Boolean(path), (q) => q.where(below('organization.path', path ?? '')))
    .$if(topic !== undefined, (q) => q.where('suggestion.topic', '=', topic as Topic))
    .$if(Boolean(states?.length), (q) => q.where('suggestion.state', 'in', states ?? []))
    .$if(overdue === true, (q) =>
      q.where('suggestion.state', '=', 'waiting').where('suggestion.due_on', '<', today),
    )
    .$if(Boolean(text), (q) =>
      q.where(sql<SqlBool>`(strpos(suggestion.title, ${text ?? ''}) > 0 or exists (
        select from suggestion_step step where step.suggestion_id = suggestion.id
          and strpos(step.words, ${text ?? ''}) > 0))`),
    )
type Found = ReturnType<typeof listSuggestions>

const orders = {
  writtenAt: 'suggestion.written_at',
  dueOn: 'suggestion.due_on',
  organization: 'organization.path',
} as const

export async function pageOfSuggestions(
  found: Found,
  { sort, descending }: Pick<SuggestionFilters, 'sort' | 'descending'>,
  page: { limit: number; offset: number },
) {
  const rows = await found
    .select(columns)
    .select(names)
    .orderBy(orders[sort], descending ? 'desc' : 'asc')
    .orderBy('suggestion.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  return rows.map(typed)
}

/** The topic and the state are checked by the database. */
const typed = <T extends { topic: string; state: string }>(row: T) => ({
  ...row,
  topic: row.topic as Topic,
  state: row.state as State,
})

export async function countSuggestions(found: Found): Promise<number> {
  const { n } = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return n
}

export async function findSuggestion(ctx: Db, whose: Whose, id: number) {
  const row = await suggestions(ctx, whose)
    .where('suggestion.id', '=', id)
    .select(columns)
    .select(names)
    .executeTakeFirst()
  return row && typed(row)
}
export type SuggestionRow = NonNullable<Awaited<ReturnType<typeof findSuggestion>>>

/** Whoever acts on one waits for any other who does. */
export const lockSuggestion = ({ db }: Db, id: number) =>
  db.selectFrom('suggestion').where('id', '=', id).select('id').forUpdate().execute()

export const stepsOf = async ({ db }: Db, id: number) => {
  const rows = await db
    .selectFrom('suggestion_step')
    .leftJoin('organization', 'organization.id', 'suggestion_step.organization_id')
    .where('suggestion_id', '=', id)
    .select(['suggestion_step.id', 'suggestion_step.kind', 'words', 'actor_name as actorName'])
    .select('taken_at as at')
    .select(sql<string | null>`coalesce(organization.short_name, organization.name)`.as('organizationName'))
    .orderBy('suggestion_step.id')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as StepKind }))
}

const photos = ({ db }: Db, id: number) =>
  db
    .selectFrom('suggestion_photo')
    .innerJoin('stored_file', 'stored_file.id', 'suggestion_photo.file_id')
    .where('suggestion_id', '=', id)
    .select(['suggestion_photo.id', 'stored_file.name', 'stored_file.type', 'stored_file.digest'])

export const photosOf = (ctx: Db, id: number) => photos(ctx, id).orderBy('suggestion_photo.id').execute()
export const photoOf = (ctx: Db, id: number, photoId: number) =>
  photos(ctx, id).where('suggestion_photo.id', '=', photoId).executeTakeFirst()

/** Where somebody's formal relation is, and all that stands above, the closest first. */
export const receiversFor = ({ db }: Db, personId: number) =>
  db
    .selectFrom('person')
    .innerJoin('organization as home', 'home.id', 'person.organization_id')
    .innerJoin('organization', (join) =>
      join
        .on(sql<SqlBool>`starts_with(home.path, organization.path)`)
        .on('organization.closed_on', 'is', null),
    )
    .where('person.id', '=', personId)
    .select([
      'organization.id',
      'organization.name',
      'organization.path',
      'organization.parent_id as parentId',
    ])
    .orderBy(sql`length(organization.path)`, 'desc')
    .execute()

/** The name of the organization above, wherever it is. */
export const nameOf = ({ db }: Db, id: number) =>
  db.selectFrom('organization').where('id', '=', id).select(['id', 'name', 'path']).executeTakeFirst()

export type NewSuggestion = {
  topic: Topic
  title: string
  organizationId: number
  authorId: number | null
  authorKey: Buffer
  dueOn: Day
}

export async function insertSuggestion(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { topic, title, organizationId, authorId, authorKey, dueOn }: NewSuggestion,
): Promise<number> {
  const { id } = await db
    .insertInto('suggestion')
    .values({
      topic,
      title,
      organization_id: organizationId,
      origin_id: organizationId,
      author_id: authorId,
      author_key: authorKey,
      state: 'waiting',
      written_at: now,
      due_on: dueOn,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export type NewStep = {
  kind: StepKind
  words: string
  /** Who answered or passed it on, for which organization; left out: the writer. */
  by?: { name: string; organizationId: number }
}

export async function insertStep(
  { db, now }: Pick<Context, 'db' | 'now'>,
  id: number,
  { kind, words, by }: NewStep,
): Promise<number> {
  const row = await db
    .insertInto('suggestion_step')
    .values({
      suggestion_id: id,
      kind,
      words,
      actor_name: by?.name ?? null,
      organization_id: by?.organizationId ?? null,
      taken_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export const insertPhoto = ({ db }: Db, id: number, fileId: number) =>
  db.insertInto('suggestion_photo').values({ suggestion_id: id, file_id: fileId }).execute()

export const changeSuggestion = (
  { db }: Db,
  id: number,
  change: { state: State; due_on?: Day; organization_id?: number },
) => db.updateTable('suggestion').set(change).where('id', '=', id).execute()

import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { sensitivitiesFor, sightBy } from '#basics/sensitivity.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { LibraryReader, MaterialKind, Validity } from './rules.ts'

/** Who reads, and in which network. */
export type ReadingScope = Pick<Context, 'db' | 'actor' | 'zone'>

/** Who acts, as a reader: the offices in use, and whether he is a member; the own branch is the database's to know. */
export const readerOf = ({ acting }: Pick<Context['actor'], 'acting'>): Omit<LibraryReader, 'ownPath'> =>
  sightBy(acting)

/**
 * SQL: what carries a sensitivity and an audience may be given to who asks, in this network: `rules.ts`'s `whyNotRead`
 * without the state. `audiencePath` null: it is meant for everybody.
 */
export function givenOut(
  { actor, zone }: Pick<Context, 'actor' | 'zone'>,
  columns: { sensitivity: string; audiencePath: string | null },
) {
  const reader = readerOf(actor)
  const allowed = sql.join(sensitivitiesFor(reader, zone))
  const labelled = sql<SqlBool>`${sql.ref(columns.sensitivity)} in (${allowed})`
  if (columns.audiencePath === null) return labelled
  const audience = sql.ref(columns.audiencePath)
  const meant = [
    sql`${audience} is null`,
    ...reader.paths.flatMap((path) => [
      sql`starts_with(${path}, ${audience})`,
      sql`starts_with(${audience}, ${path})`,
    ]),
    ...(actor.personId
      ? [
          sql`starts_with((select organization_path from person where person.id = ${actor.personId}), ${audience})`,
        ]
      : []),
  ]
  return sql<SqlBool>`(${labelled} and (${sql.join(meant, sql` or `)}))`
}

/** SQL: the material of this alias is published and may be read by who asks, in this network. */
export const readable = (scope: Pick<Context, 'actor' | 'zone'>, alias = 'material') =>
  sql<SqlBool>`(${sql.ref(`${alias}.state`)} = 'published' and ${givenOut(scope, {
    sensitivity: `${alias}.sensitivity`,
    audiencePath: `${alias}.audience_path`,
  })})`

/** Every material that who asks may read, with the version that readers get. */
export const readableMaterials = (scope: ReadingScope) =>
  scope.db
    .selectFrom('material')
    .innerJoin('material_version as version', (join) =>
      join
        .onRef('version.material_id', '=', 'material.id')
        .onRef('version.number', '=', 'material.current_version'),
    )
    .innerJoin('library_column as shelf', 'shelf.id', 'material.column_id')
    .where(readable(scope))

/** SQL: the digest of the small picture of the version's file. */
const small = sql<string | null>`(select kept.small_digest from stored_file file
  join kept_file kept on kept.digest = file.digest where file.id = version.file_id)`

const lineColumns = [
  sql<string | null>`left(${small}, 12)`.as('thumbnail'),
  'material.id',
  'material.code',
  'material.kind',
  'material.sensitivity',
  'material.title',
  'material.summary',
  'material.column_id as columnId',
  'shelf.name as columnName',
  'material.issuer',
  'material.document_number as documentNumber',
  'material.issued_on as issuedOn',
  'material.effective_on as effectiveOn',
  'material.repealed_on as repealedOn',
  'material.published_at as publishedAt',
  'version.pages',
  'version.duration_seconds as durationSeconds',
] as const

/** SQL: a column or one below it. */
export const inColumn = (columnId: number) => sql<SqlBool>`material.column_id in (
  with recursive held as (select ${columnId}::integer as id
    union all select c.id from library_column c join held on c.parent_id = held.id)
  select id from held)`

/** SQL: how a material stands on a day, as `validityOf` says. */
export const validOn = (validity: Validity, day: Day) =>
  ({
    repealed: sql<SqlBool>`material.repealed_on <= ${day}`,
    current: sql<SqlBool>`(material.effective_on <= ${day} and coalesce(material.repealed_on > ${day}, true))`,
    coming: sql<SqlBool>`(material.effective_on > ${day} and coalesce(material.repealed_on > ${day}, true))`,
  })[validity]

export type ReadingFilters = {
  columnId?: number | undefined
  topicId?: number | undefined
  kind?: MaterialKind | undefined
  validity?: Validity | undefined
  text?: string | undefined
}

export function listReadable(scope: ReadingScope & Pick<Context, 'today'>, asked: ReadingFilters) {
  const text = asked.text ?? ''
  return readableMaterials(scope)
    .$if(asked.columnId !== undefined, (q) => q.where(inColumn(asked.columnId ?? 0)))
    .$if(asked.topicId !== undefined, (q) =>
      q.where(
        sql<SqlBool>`exists (select 1 from material_topic t where t.material_id = material.id and t.topic_id = ${asked.topicId})`,
      ),
    )
    .$if(asked.kind !== undefined, (q) => q.where('material.kind', '=', asked.kind as MaterialKind))
    .$if(asked.validity !== undefined, (q) => q.where(validOn(asked.validity ?? 'current', scope.today)))
    .$if(text !== '', (q) =>
      q.where(
        sql<SqlBool>`strpos(lower(concat_ws(' ', material.title, material.issuer, material.document_number)), lower(${text})) > 0`,
      ),
    )
}
type Found = ReturnType<typeof listReadable>

const sortColumns = {
  title: 'material.title',
  columnName: 'shelf.position',
  issuedOn: 'material.issued_on',
  publishedAt: 'material.published_at',
} as const
export type ReadingOrder = {
  order: 'newest' | 'shelf'
  sort?: keyof typeof sortColumns | undefined
  descending?: boolean
}

export const pageOfReadable = (
  found: Found,
  { order, sort, descending = false }: ReadingOrder,
  page: { limit: number; offset: number },
) =>
  found
    .select(lineColumns)
    .$if(sort !== undefined, (q) =>
      q.orderBy(sortColumns[sort ?? 'title'], (by) => (descending ? by.desc() : by.asc()).nullsLast()),
    )
    .$if(sort === undefined && order === 'newest', (q) => q.orderBy('material.published_at', 'desc'))
    .orderBy('material.id', order === 'newest' ? 'desc' : 'asc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countReadable(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

const one = (scope: ReadingScope) =>
  readableMaterials(scope)
    .leftJoin('organization as audience', 'audience.id', 'material.audience_id')
    .leftJoin('material as successor', 'successor.id', 'material.replaced_by_id')
    .leftJoin('material as replaced', 'replaced.id', 'material.replaces_id')
    .select(lineColumns)
    .select([
      'material.replaced_by_id as replacedById',
      'successor.title as replacedByTitle',
      'material.replaces_id as replacesId',
      'replaced.title as replacesTitle',
      'audience.name as audienceName',
      'material.published_by as publishedBy',
      'material.current_version as currentVersion',
    ])

/** One material, of those that may be read. @throws Refusal not-found */
export async function getReadable(scope: ReadingScope, wanted: { id: number } | { code: string }) {
  const found = await one(scope)
    .where((eb) =>
      'id' in wanted ? eb('material.id', '=', wanted.id) : eb('material.code', '=', wanted.code),
    )
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', wanted)
  return found
}

/** The versions of a material that readers may open, the newest first. */
export const publishedVersions = ({ db }: Pick<Context, 'db'>, materialId: number) =>
  db
    .selectFrom('material_version')
    .leftJoin('stored_file', 'stored_file.id', 'material_version.file_id')
    .where('material_id', '=', materialId)
    .where('state', '=', 'published')
    .orderBy('number', 'desc')
    .select([
      'material_version.id',
      'number',
      'title',
      'valid_from as validFrom',
      'valid_until as validUntil',
      'change_note as changeNote',
      'published_at as publishedAt',
      'body_html as bodyHtml',
      'fidelity',
      'source',
      'address',
      'material_version.file_id as fileId',
      'stored_file.name as fileName',
      'stored_file.type as fileType',
      'stored_file.bytes as fileBytes',
      'pages',
      'duration_seconds as durationSeconds',
    ])
    .execute()

/** The parts of a version: its articles, pages or headings, in their order. */
export const partsOf = ({ db }: Pick<Context, 'db'>, versionId: number) =>
  db
    .selectFrom('material_text')
    .where('version_id', '=', versionId)
    .orderBy('part')
    .select(['anchor', 'heading', 'text'])
    .execute()

export const topicsOf = ({ db }: Pick<Context, 'db'>, materialId: number) =>
  db
    .selectFrom('material_topic')
    .innerJoin('library_topic', 'library_topic.id', 'material_topic.topic_id')
    .where('material_topic.material_id', '=', materialId)
    .orderBy('library_topic.position')
    .select(['library_topic.id', 'library_topic.name'])
    .execute()

/** The columns in their order, each with how many of its own materials the reader may read. */
export const columnsFor = (scope: ReadingScope) =>
  scope.db
    .selectFrom('library_column')
    .leftJoin(readableMaterials(scope).select(['material.column_id', 'material.id']).as('held'), (join) =>
      join.onRef('held.column_id', '=', 'library_column.id'),
    )
    .groupBy('library_column.id')
    .orderBy('library_column.position')
    .orderBy('library_column.id')
    .select(({ fn }) => [
      'library_column.id',
      'library_column.key',
      'library_column.parent_id as parentId',
      'library_column.name',
      'library_column.note',
      fn.count<number>('held.id').as('materials'),
    ])
    .execute()

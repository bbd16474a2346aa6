import { type SqlBool, sql } from 'kysely'
import { coversEverything } from '#basics/reach.ts'
import type { Sensitivity } from '#basics/sensitivity.ts'
import { within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { inColumn, validOn } from '../queries.ts'
import type { MaterialKind, MaterialState, Validity } from '../rules.ts'

type Scope = Pick<Context, 'db' | 'reach' | 'today'>

/** What the desk keeps: what is meant for organizations within reach; what is for everybody, from the top alone. */
const kept = ({ db, reach }: Scope) =>
  db
    .selectFrom('material')
    .innerJoin('library_column as shelf', 'shelf.id', 'material.column_id')
    .leftJoin('organization as audience', 'audience.id', 'material.audience_id')
    .leftJoin('material_version as open', (join) =>
      join.onRef('open.material_id', '=', 'material.id').on('open.state', '<>', 'published'),
    )
    .where(
      coversEverything(reach)
        ? sql<SqlBool>`(material.audience_path is null or ${within('material.audience_path', reach)})`
        : within('material.audience_path', reach),
    )

const columns = [
  'material.id',
  'material.code',
  'material.kind',
  'material.title',
  'shelf.name as columnName',
  'material.issuer',
  'material.document_number as documentNumber',
  'material.issued_on as issuedOn',
  'material.effective_on as effectiveOn',
  'material.repealed_on as repealedOn',
  'material.sensitivity',
  'audience.name as audienceName',
  'material.state',
  'material.current_version as currentVersion',
  'material.made_by as madeBy',
  'material.made_at as madeAt',
  'material.published_at as publishedAt',
] as const
const openState = sql<'draft' | 'submitted' | null>`open.state`.as('open')

const sortColumns = {
  madeAt: 'material.made_at',
  title: 'material.title',
  issuedOn: 'material.issued_on',
  publishedAt: 'material.published_at',
  columnName: 'shelf.position',
} as const
export type DeskOrder = { sort: keyof typeof sortColumns; descending: boolean }
export type DeskFilters = {
  text?: string | undefined
  columnId?: number | undefined
  kind?: MaterialKind | undefined
  year?: number | undefined
  issuer?: string | undefined
  validity?: Validity | undefined
  state?: MaterialState | undefined
  sensitivity?: Sensitivity | undefined
}

/** 待审核 counts new versions of what is published already. */
const inState = (state: MaterialState) =>
  state === 'submitted' || state === 'draft'
    ? sql<SqlBool>`open.state = ${state}`
    : sql<SqlBool>`material.state = ${state}`
const year = sql`extract(year from coalesce(material.issued_on, material.published_at::date, material.made_at::date))`

export function listKept(scope: Scope, asked: DeskFilters) {
  const { text = '', columnId, kind, issuer = '', validity, state, sensitivity } = asked
  const words = sql`lower(concat_ws(' ', material.title, material.issuer, material.document_number))`
  return kept(scope)
    .$if(text !== '', (q) => q.where(sql<SqlBool>`strpos(${words}, lower(${text})) > 0`))
    .$if(issuer !== '', (q) => q.where(sql<SqlBool>`strpos(material.issuer, ${issuer}) > 0`))
    .$if(columnId !== undefined, (q) => q.where(inColumn(columnId ?? 0)))
    .$if(kind !== undefined, (q) => q.where('material.kind', '=', kind as MaterialKind))
    .$if(asked.year !== undefined, (q) => q.where(sql<SqlBool>`${year} = ${asked.year}`))
    .$if(validity !== undefined, (q) => q.where(validOn(validity as Validity, scope.today)))
    .$if(state !== undefined, (q) => q.where(inState(state as MaterialState)))
    .$if(sensitivity !== undefined, (q) => q.where('material.sensitivity', '=', sensitivity as Sensitivity))
}
type Found = ReturnType<typeof listKept>

export const pageOfKept = (
  found: Found,
  { sort, descending }: DeskOrder,
  page: { limit: number; offset: number },
) =>
  found
    .select(columns)
    .select(openState)
    .orderBy(sortColumns[sort], (order) => (descending ? order.desc().nullsLast() : order.asc().nullsLast()))
    .orderBy('material.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countKept(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

/** One material of the desk; `held` until the transaction ends. @throws Refusal not-found */
export async function getKept(scope: Scope, id: number, held = false) {
  const found = await kept(scope)
    .leftJoin('material as replaced', 'replaced.id', 'material.replaces_id')
    .leftJoin('material as successor', 'successor.id', 'material.replaced_by_id')
    .where('material.id', '=', id)
    .select(columns)
    .select(openState)
    .select([
      'material.summary',
      'material.column_id as columnId',
      'material.audience_id as audienceId',
      'material.audience_path as path',
      'material.withdrawn_at as withdrawnAt',
      'material.withdrawn_by as withdrawnBy',
      'material.withdrawn_because as withdrawnBecause',
      'material.replaces_id as replacesId',
      'replaced.title as replacesTitle',
      'material.replaced_by_id as replacedById',
      'successor.title as replacedByTitle',
    ])
    .$if(held, (q) => q.forUpdate('material'))
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}
export type Kept = Awaited<ReturnType<typeof getKept>>

/** All versions of a material, the newest first, with what they say. */
export const versionsOf = ({ db }: Pick<Context, 'db'>, materialId: number) =>
  db
    .selectFrom('material_version as version')
    .leftJoin('stored_file', 'stored_file.id', 'version.file_id')
    .where('version.material_id', '=', materialId)
    .orderBy('version.number', 'desc')
    .select([
      'version.id',
      'version.number',
      'version.state',
      'version.facts',
      'version.body_html as body',
      'version.plain',
      'version.fidelity',
      'version.address',
      'version.source',
      'version.file_id as fileId',
      'version.pages',
      'version.duration_seconds as durationSeconds',
      'stored_file.name as fileName',
      'version.change_note as changeNote',
      'version.valid_from as validFrom',
      'version.valid_until as validUntil',
      'version.made_at as madeAt',
      'version.made_by as madeBy',
      'version.submitted_at as submittedAt',
      'version.submitted_by as submittedBy',
      'version.submitted_account_id as submittedAccountId',
      'version.returned_because as returnedBecause',
      'version.published_at as publishedAt',
      'version.published_by as publishedBy',
    ])
    .execute()
export type VersionRow = Awaited<ReturnType<typeof versionsOf>>[number]

export const topicIdsOf = async ({ db }: Pick<Context, 'db'>, materialId: number): Promise<number[]> =>
  (
    await db.selectFrom('material_topic').where('material_id', '=', materialId).select('topic_id').execute()
  ).map(({ topic_id }) => topic_id)

/** Which of the columns and topics named there are. */
export async function knownShelves({ db }: Pick<Context, 'db'>, columnId: number, topicIds: number[]) {
  const column = await db
    .selectFrom('library_column')
    .where('id', '=', columnId)
    .select('id')
    .executeTakeFirst()
  const topics = topicIds.length
    ? await db.selectFrom('library_topic').where('id', 'in', topicIds).select('id').execute()
    : []
  return { column: column !== undefined, topics: topics.length }
}

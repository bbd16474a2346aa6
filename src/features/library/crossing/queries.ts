import { sql } from 'kysely'
import { forAnybody } from '#basics/sensitivity.ts'
import type { Context } from '#platform/context.ts'
import type { UploadKind } from '../uploads/rules.ts'
import type { CrossingMaterial, CrossingVersion } from './rules.ts'

type Db = Pick<Context, 'db'>
type Writer = Pick<Context, 'db' | 'now'>

/** What may stand on the extranet: published, labelled 公开, meant for everybody. Older ones first. */
const outside = ({ db }: Db) =>
  db
    .selectFrom('material')
    .where('state', '=', 'published')
    .where('sensitivity', 'in', forAnybody)
    .where('audience_id', 'is', null)

export const idsOutside = async (ctx: Db): Promise<number[]> =>
  (await outside(ctx).select('id').orderBy('id').execute()).map(({ id }) => id)

/** One of these; undefined when it is none, or none any more. */
export const materialOutside = (ctx: Db, id: number) =>
  outside(ctx)
    .where('id', '=', id)
    .select([
      'code',
      'kind',
      'title',
      'summary',
      'column_id as columnId',
      'issuer',
      'document_number as documentNumber',
      'issued_on as issuedOn',
      'effective_on as effectiveOn',
      'repealed_on as repealedOn',
      'replaces_id as replacesId',
      'published_at as publishedAt',
      'current_version as currentVersion',
    ])
    .executeTakeFirst()

/** The columns that a column lies in, the outermost first, itself last. */
export async function shelvesOf({ db }: Db, columnId: number) {
  const { rows } = await sql<{ key: string | null; name: string }>`
    with recursive up as (
      select id, key, name, parent_id, 0 as depth from library_column where id = ${columnId}
      union all select c.id, c.key, c.name, c.parent_id, up.depth + 1
      from library_column c join up on c.id = up.parent_id)
    select key, name from up order by depth desc`.execute(db)
  return rows
}

export const fileNamed = ({ db }: Db, id: number) =>
  db
    .selectFrom('stored_file')
    .where('id', '=', id)
    .select(['name', 'digest', 'bytes'])
    .executeTakeFirstOrThrow()

/** What the library knows of a file's content. */
export const contentOf = async ({ db }: Db, digest: string) =>
  (await db
    .selectFrom('kept_file')
    .where('digest', '=', digest)
    .select(['kind', 'small_digest as small'])
    .executeTakeFirst()) ?? null

export const idByCode = async ({ db }: Db, code: string): Promise<number | null> =>
  (await db.selectFrom('material').where('code', '=', code).select('id').executeTakeFirst())?.id ?? null

export const allColumns = ({ db }: Db) =>
  db
    .selectFrom('library_column')
    .select(['id', 'key', 'parent_id as parentId', 'name', 'position'])
    .orderBy('id')
    .execute()

export type Placed = { columnId: number; replacesId: number | null }
/** Nobody who wrote or published it inside is named outside. */
const inside = '内网'

const factsOf = (given: CrossingMaterial, { columnId, replacesId }: Placed) => ({
  kind: given.kind,
  title: given.title,
  summary: given.summary,
  column_id: columnId,
  issuer: given.issuer,
  document_number: given.documentNumber,
  issued_on: given.issuedOn,
  effective_on: given.effectiveOn,
  repealed_on: given.repealedOn,
  replaces_id: replacesId,
  sensitivity: 'public' as const,
  audience_id: null,
  audience_path: null,
  state: 'published' as const,
  current_version: given.currentVersion,
  published_at: given.publishedAt,
  published_by: inside,
  withdrawn_at: null,
  withdrawn_by: null,
  withdrawn_because: null,
})

export async function insertCrossed(
  { db, now }: Writer,
  given: CrossingMaterial,
  placed: Placed,
): Promise<number> {
  const { id } = await db
    .insertInto('material')
    .values({
      ...factsOf(given, placed),
      code: given.code,
      made_at: now,
      made_by: inside,
      account_id: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function updateCrossed(
  { db }: Writer,
  id: number,
  given: CrossingMaterial,
  placed: Placed,
): Promise<void> {
  await db.updateTable('material').set(factsOf(given, placed)).where('id', '=', id).execute()
}

export const setReplaced = ({ db }: Db, oldId: number, byId: number) =>
  db.updateTable('material').set({ replaced_by_id: byId }).where('id', '=', oldId).execute()

export const numbersOf = async ({ db }: Db, materialId: number): Promise<Map<number, number>> => {
  const rows = await db
    .selectFrom('material_version')
    .where('material_id', '=', materialId)
    .select(['id', 'number'])
    .execute()
  return new Map(rows.map(({ id, number }) => [number, id]))
}

/** A version published inside: written as it is, or, where it stands already, its days alone. */
export async function insertCrossedVersion(
  { db, now }: Writer,
  materialId: number,
  given: CrossingVersion,
  written: { bodyHtml: string | null; plain: string; fileId: number | null },
): Promise<number> {
  const { id } = await db
    .insertInto('material_version')
    .values({
      material_id: materialId,
      number: given.number,
      state: 'published',
      title: given.title,
      body_html: written.bodyHtml,
      plain: written.plain,
      fidelity: given.fidelity,
      source: given.source,
      address: given.address,
      file_id: written.fileId,
      pages: given.pages,
      duration_seconds: given.durationSeconds,
      valid_from: given.validFrom,
      valid_until: given.validUntil,
      change_note: given.changeNote,
      made_at: now,
      made_by: inside,
      published_at: given.publishedAt,
      published_by: inside,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const rows = given.parts.map((part, at) => ({ version_id: id, part: at + 1, ...part }))
  for (let at = 0; at < rows.length; at += 500)
    await db
      .insertInto('material_text')
      .values(rows.slice(at, at + 500))
      .execute()
  return id
}

export const setDays = ({ db }: Db, versionId: number, given: CrossingVersion) =>
  db
    .updateTable('material_version')
    .set({
      valid_from: given.validFrom,
      valid_until: given.validUntil,
      change_note: given.changeNote,
      published_at: given.publishedAt,
    })
    .where('id', '=', versionId)
    .execute()

export const insertContent = async (
  { db, now }: Pick<Context, 'db' | 'now'>,
  file: { digest: string; kind: UploadKind; type: string; bytes: number; small: string | null },
  reads: boolean,
): Promise<boolean> => {
  const { small, ...row } = file
  const made = await db
    .insertInto('kept_file')
    .values({ ...row, small_digest: small, kept_at: now, text_state: reads ? 'waiting' : null })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .returning('digest')
    .executeTakeFirst()
  return made !== undefined
}

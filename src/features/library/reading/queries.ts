import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { getReadable, type ReadingScope, readableMaterials } from '../queries.ts'

type Own = Pick<Context, 'db' | 'actor'>

/** The file of a version that may be read: the newest, or the one asked for. @throws Refusal not-found */
export async function readableFile(scope: ReadingScope, id: number, version?: number) {
  const { currentVersion } = await getReadable(scope, { id })
  const found = await scope.db
    .selectFrom('material_version')
    .innerJoin('stored_file', 'stored_file.id', 'material_version.file_id')
    .where('material_id', '=', id)
    .where('number', '=', version ?? currentVersion)
    .where('state', '=', 'published')
    .select(['stored_file.name', 'stored_file.type', 'stored_file.digest', 'stored_file.bytes'])
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

/** The small picture of a material that may be read. @throws Refusal not-found */
export async function smallPicture(scope: ReadingScope, id: number) {
  const found = await readableMaterials(scope)
    .where('material.id', '=', id)
    .innerJoin('stored_file as file', 'file.id', 'version.file_id')
    .innerJoin('kept_file as kept', 'kept.digest', 'file.digest')
    .select(['kept.small_digest as digest', 'material.title', 'material.sensitivity'])
    .executeTakeFirst()
  if (!found?.digest) throw new Refusal('not-found', 'not-found', { id })
  return { ...found, digest: found.digest }
}

/** The text of a kept file, part by part. */
export const partsOfFile = ({ db }: Pick<Context, 'db'>, digest: string) =>
  db
    .selectFrom('kept_file_part')
    .where('digest', '=', digest)
    .orderBy('part')
    .select(['part', 'anchor', 'heading', 'text', 'html'])
    .execute()

/** What the newest version of each material says, as far as it may still be read. */
export async function textsOfReadable(scope: ReadingScope, ids: number[]) {
  if (ids.length === 0) return new Map<number, { version: number; text: string }>()
  const rows = await readableMaterials(scope)
    .where('material.id', 'in', ids)
    .leftJoin('stored_file as file', 'file.id', 'version.file_id')
    .select(['material.id', 'version.number', 'version.plain', 'file.digest'])
    .execute()
  const texts = new Map<number, { version: number; text: string }>()
  for (const { id, number, plain, digest } of rows) {
    const parts = digest ? await partsOfFile(scope, digest) : []
    texts.set(id, { version: number, text: [plain, ...parts.map(({ text }) => text)].join('\n') })
  }
  return texts
}

export const positionIn = ({ db, actor }: Own, materialId: number) =>
  db
    .selectFrom('reading_position')
    .where('account_id', '=', actor.accountId)
    .where('material_id', '=', materialId)
    .select(['part', 'place'])
    .executeTakeFirst()

export async function writePosition(
  { db, actor, now }: Own & Pick<Context, 'now'>,
  materialId: number,
  position: { part: number; place: number },
): Promise<void> {
  const row = { ...position, changed_at: now }
  await db
    .insertInto('reading_position')
    .values({ account_id: actor.accountId as number, material_id: materialId, ...row })
    .onConflict((conflict) => conflict.columns(['account_id', 'material_id']).doUpdateSet(row))
    .execute()
}

export const isFavourite = async ({ db, actor }: Own, materialId: number) =>
  Boolean(
    await db
      .selectFrom('favourite')
      .where('account_id', '=', actor.accountId)
      .where('material_id', '=', materialId)
      .select('since')
      .executeTakeFirst(),
  )

export async function writeFavourite(
  { db, actor, now }: Own & Pick<Context, 'now'>,
  materialId: number,
  favourite: boolean,
): Promise<void> {
  const row = { account_id: actor.accountId as number, material_id: materialId }
  if (favourite)
    await db
      .insertInto('favourite')
      .values({ ...row, since: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  else
    await db
      .deleteFrom('favourite')
      .where('account_id', '=', row.account_id)
      .where('material_id', '=', materialId)
      .execute()
}

/** What one keeps at hand, as far as one may still read it. */
export const favouritesOf = (scope: ReadingScope) =>
  readableMaterials(scope)
    .innerJoin('favourite', 'favourite.material_id', 'material.id')
    .where('favourite.account_id', '=', scope.actor.accountId)
    .orderBy('favourite.since', 'desc')
    .select(['material.id', 'material.title', 'material.kind', 'shelf.name as columnName', 'favourite.since'])
    .execute()

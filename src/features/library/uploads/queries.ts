import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { Piece } from '#platform/stored-pieces.ts'
import type { Part } from '#platform/text-extraction.ts'
import type { UploadKind } from './rules.ts'

type Db = Pick<Context, 'db'>

const columns = [
  'id',
  'name',
  'kind',
  'bytes',
  'received as offset',
  'state',
  'fault',
  'file_digest as digest',
  'changed_at as changedAt',
] as const

/** Of one's own: whoever asks finds what he brought himself. */
const own = ({ db, actor }: Pick<Context, 'db' | 'actor'>) =>
  db.selectFrom('upload').where('account_id', '=', actor.accountId).select(columns)

export const listUploads = (ctx: Pick<Context, 'db' | 'actor'>) => own(ctx).orderBy('id', 'desc').execute()

/** @throws Refusal not-found */
export async function getUpload(ctx: Pick<Context, 'db' | 'actor'>, id: number) {
  const found = await own(ctx).where('id', '=', id).executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}
export type Upload = Awaited<ReturnType<typeof getUpload>>

/** The same, held until the transaction ends: one piece at a time goes on. */
export async function holdUpload(ctx: Pick<Context, 'db' | 'actor'>, id: number): Promise<Upload> {
  const found = await own(ctx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

export const insertUpload = (
  { db, actor, now }: Pick<Context, 'db' | 'actor' | 'now'>,
  file: { name: string; kind: UploadKind; bytes: number },
): Promise<Upload> =>
  db
    .insertInto('upload')
    .values({
      ...file,
      account_id: actor.accountId as number,
      state: 'arriving',
      begun_at: now,
      changed_at: now,
    })
    .returning(columns)
    .executeTakeFirstOrThrow()

type Change = { received?: number; state: 'arriving' | 'checking' | 'ready' | 'refused' } & {
  fault?: string
  file_digest?: string
}
export const changeUpload = (
  { db, now }: Pick<Context, 'db' | 'now'>,
  id: number,
  change: Change,
): Promise<Upload> =>
  db
    .updateTable('upload')
    .set({ ...change, changed_at: now })
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirstOrThrow()

/** The picture of a film on its way. */
export async function setCover({ db }: Db, id: number, small: string): Promise<void> {
  await db.updateTable('upload').set({ small_digest: small }).where('id', '=', id).execute()
}

/** What is kept has the picture that came with it, where it has none. */
export async function takeCover({ db }: Db, id: number, digest: string): Promise<void> {
  const small = db.selectFrom('upload').where('id', '=', id).select('small_digest')
  await db
    .updateTable('kept_file')
    .set({ small_digest: small })
    .where('digest', '=', digest)
    .where('small_digest', 'is', null)
    .execute()
}

/** What is named by it alone is let go of. */
export async function deleteUpload(ctx: Pick<Context, 'db' | 'now'>, id: number): Promise<void> {
  const gone = await ctx.db
    .deleteFrom('upload')
    .where('id', '=', id)
    .returning('small_digest as small')
    .executeTakeFirst()
  await letGo(ctx, gone?.small ? [gone.small] : [])
}

export async function insertPiece({ db }: Db, uploadId: number, piece: Piece): Promise<void> {
  const position = sql<number>`(select count(*)::integer from upload_piece where upload_id = ${uploadId})`
  await db
    .insertInto('upload_piece')
    .values({ upload_id: uploadId, position, ...piece })
    .execute()
}

export const uploadPieces = ({ db }: Db, uploadId: number): Promise<Piece[]> =>
  db
    .selectFrom('upload_piece')
    .where('upload_id', '=', uploadId)
    .orderBy('position')
    .select(['digest', 'bytes'])
    .execute()

/** Takes the pieces of an upload away: they are named no more, or by what was made of them. */
export async function deletePieces(ctx: Pick<Context, 'db' | 'now'>, uploadId: number): Promise<void> {
  const gone = await ctx.db
    .deleteFrom('upload_piece')
    .where('upload_id', '=', uploadId)
    .returning('digest')
    .execute()
  const digests = gone.map(({ digest }) => digest)
  await letGo(ctx, digests)
}

/** Content that lost a name. */
export async function letGo({ db, now }: Pick<Context, 'db' | 'now'>, digests: string[]): Promise<void> {
  if (digests.length === 0) return
  await db
    .insertInto('content_to_drop')
    .values([...new Set(digests)].map((digest) => ({ digest, since: now })))
    .onConflict((conflict) => conflict.column('digest').doUpdateSet({ since: now }))
    .execute()
}

export const contentToDrop = async ({ db }: Db): Promise<string[]> =>
  (await db.selectFrom('content_to_drop').select('digest').execute()).map(({ digest }) => digest)

export async function contentDropped({ db }: Db, digests: string[]): Promise<void> {
  if (digests.length > 0) await db.deleteFrom('content_to_drop').where('digest', 'in', digests).execute()
}

/** Whatever its account: for the jobs that go on with it. */
export const uploadToCheck = ({ db }: Db, id: number) =>
  db
    .selectFrom('upload')
    .where('id', '=', id)
    .where('state', '=', 'checking')
    .select(['id', 'name', 'kind', 'bytes', 'account_id as accountId'])
    .executeTakeFirst()

export const uploadsBefore = ({ db }: Db, before: Date) =>
  db.selectFrom('upload').where('changed_at', '<', before.toISOString()).select(['id', 'name']).execute()

export type KeptFile = {
  digest: string
  kind: UploadKind
  type: string
  bytes: number
  small_digest: string | null
  text_state: 'waiting' | null
}
/** The same content is kept once. */
export async function keepContent({ db, now }: Pick<Context, 'db' | 'now'>, file: KeptFile): Promise<void> {
  await db
    .insertInto('kept_file')
    .values({ ...file, kept_at: now })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .execute()
}

export const keptFile = ({ db }: Db, digest: string) =>
  db
    .selectFrom('kept_file')
    .where('digest', '=', digest)
    .select(['digest', 'kind', 'type', 'bytes', 'small_digest as small', 'text_state as textState'])
    .select('text_fault as textFault')
    .executeTakeFirst()

export async function writeText(
  { db }: Db,
  digest: string,
  text: { parts: Part[] } | { fault: string },
): Promise<void> {
  const read = 'parts' in text
  await db
    .updateTable('kept_file')
    .set({ text_state: read ? 'read' : 'failed', text_fault: read ? null : text.fault })
    .where('digest', '=', digest)
    .execute()
  await db.deleteFrom('kept_file_part').where('digest', '=', digest).execute()
  if (!read || text.parts.length === 0) return
  const rows = text.parts.map((part, at) => ({ digest, part: at + 1, ...part }))
  for (let at = 0; at < rows.length; at += 500)
    await db
      .insertInto('kept_file_part')
      .values(rows.slice(at, at + 500))
      .execute()
}

/** Kept content that has no name, and that nobody is about to give one: with what lies under it. */
export async function deleteUnnamedContent({ db }: Db, before: Date): Promise<string[]> {
  const { rows } = await sql<{ digest: string; small: string | null }>`
    delete from kept_file kept where kept_at < ${before.toISOString()}
      and not exists (select 1 from stored_file f where f.digest = kept.digest)
      and not exists (select 1 from upload u where u.file_digest = kept.digest)
    returning digest, small_digest as small`.execute(db)
  return rows.flatMap(({ digest, small }) => (small ? [digest, small] : [digest]))
}

/** Of these, what nothing names any more: the same bytes may lie under other names. */
export async function unnamedOf({ db }: Db, digests: string[]): Promise<string[]> {
  if (digests.length === 0) return []
  const named = await sql<{ digest: string }>`
    select digest from unnest(${digests}::text[]) as asked(digest)
    where exists (select 1 from stored_file f where f.digest = asked.digest)
      or exists (select 1 from feed_file f where f.digest = asked.digest)
      or exists (select 1 from stored_piece p where p.digest = asked.digest)
      or exists (select 1 from upload_piece p where p.digest = asked.digest)
      or exists (select 1 from upload u where u.small_digest = asked.digest)
      or exists (select 1 from kept_file k where k.digest = asked.digest or k.small_digest = asked.digest)`.execute(
    db,
  )
  const still = new Set(named.rows.map(({ digest }) => digest))
  return digests.filter((digest) => !still.has(digest))
}

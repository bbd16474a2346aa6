import { z } from 'zod'
import type { Context } from '#platform/context.ts'
import type { Files } from '#platform/files.ts'
import { type JobWorld, job } from '#platform/jobs.ts'
import { redrawPicture, remadePicture } from '#platform/pictures.ts'
import { whyNotTaken } from '#platform/scanning.ts'
import { digestOf, forgetPieces, joined, keepPieces, type Piece, piecesOf } from '#platform/stored-pieces.ts'
import { openDocument, type Picture } from '#platform/text-extraction.ts'
import {
  changeUpload,
  contentDropped,
  contentToDrop,
  deletePieces,
  deleteUnnamedContent,
  deleteUpload,
  type KeptFile,
  keepContent,
  keptFile,
  letGo,
  takeCover,
  unnamedOf,
  uploadPieces,
  uploadsBefore,
  uploadToCheck,
  writeText,
} from './queries.ts'
import { isDocument, typeOfName, type UploadKind } from './rules.ts'

type Arrived = { id: number; name: string; kind: UploadKind; bytes: number }
type Kept = { file: KeptFile; pieces: Piece[] }
type Fault = { fault: string }

const files = (world: JobWorld) => world.read(async (ctx) => ctx.files)

/** A file that is all here is looked at from inside, then kept or turned away. Slow: outside of any transaction. */
export const lookAtUpload = job({
  name: 'library-look-at-upload',
  schema: z.object({ id: z.number().int() }),
  async run(world, { id }) {
    const [upload, pieces] = await world.read(async (ctx) => [
      await uploadToCheck(ctx, id),
      await uploadPieces(ctx, id),
    ])
    if (!upload) return
    const store = await files(world)
    const found = (await scanned(world, store, pieces)) ?? (await lookedAt(store, upload, pieces))
    await world.transaction((ctx) =>
      'fault' in found ? turnAway(ctx, upload, found) : keep(ctx, upload, found),
    )
  },
})

/** What came in pieces is looked at whole: a piece alone shows nothing. */
async function scanned({ scanner }: JobWorld, store: Files, pieces: Piece[]): Promise<Fault | null> {
  if (!scanner || scanner.mode === 'off') return null
  const why = whyNotTaken(scanner, await scanner.scan(contentOf(store, pieces)))
  return why && { fault: why.code === 'scan-found' ? 'upload-virus' : 'upload-unscanned' }
}

async function* contentOf(store: Files, pieces: Piece[]) {
  for (const { digest } of pieces) yield await store.get(digest)
}

async function lookedAt(store: Files, upload: Arrived, pieces: Piece[]): Promise<Kept | Fault> {
  const { kind, name } = upload
  if (kind === 'picture') return picture(store, await joined(store, pieces))
  let small: string | null = null
  if (isDocument(kind)) {
    const looked = await openDocument({ want: 'look', kind, bytes: await joined(store, pieces) })
    if ('fault' in looked) return looked
    small = await smallOf(store, looked.picture)
  }
  const file = { digest: await digestOf(store, pieces), kind, type: typeOfName(name), bytes: upload.bytes }
  return { file: { ...file, small_digest: small, text_state: isDocument(kind) ? 'waiting' : null }, pieces }
}

/** The first page of a document, for lists. */
export async function smallOf(store: Files, page: Picture | undefined): Promise<string | null> {
  const made = page && (await redrawPicture(page.bytes, page, [{ size: 'small', width: page.width }]))
  const [small] = made ?? []
  return small ? store.put(small.bytes) : null
}

/** Of a picture nothing is kept but its points. */
async function picture(store: Files, bytes: Buffer): Promise<Kept | Fault> {
  const made = await remadePicture(bytes)
  if (!made) return { fault: 'picture-damaged' }
  const [digest, small] = [await store.put(made.picture.bytes), await store.put(made.small)]
  const length = made.picture.bytes.length
  const file = {
    digest,
    kind: 'picture' as const,
    type: made.picture.type,
    bytes: length,
    small_digest: small,
  }
  return { file: { ...file, text_state: null }, pieces: [{ digest, bytes: length }] }
}

async function keep(ctx: Context, upload: Arrived, { file, pieces }: Kept): Promise<void> {
  await keepContent(ctx, file)
  await keepPieces(ctx.db, file.digest, pieces)
  await deletePieces(ctx, upload.id)
  await changeUpload(ctx, upload.id, { state: 'ready', file_digest: file.digest })
  await takeCover(ctx, upload.id, file.digest)
  if (file.text_state) await ctx.later(takeTextOut, { digest: file.digest })
}

async function turnAway(ctx: Context, { id, name }: Arrived, { fault }: Fault): Promise<void> {
  await deletePieces(ctx, id)
  await changeUpload(ctx, id, { state: 'refused', fault })
  ctx.record({ action: 'upload.refused', subject: { kind: 'upload', id, name }, after: { fault } })
}

/** The text of a document: for reading, for search. That it cannot be had is written down, not thrown. */
export const takeTextOut = job({
  name: 'library-take-text-out',
  schema: z.object({ digest: z.string() }),
  async run(world, { digest }) {
    const file = await world.read((ctx) => keptFile(ctx, digest))
    if (!file || !isDocument(file.kind)) return
    const pieces = await world.read((ctx) => piecesOf(ctx.db, file))
    const bytes = await joined(await files(world), pieces)
    const text = await openDocument({ want: 'read', kind: file.kind, bytes })
    await world.transaction((ctx) => writeText(ctx, digest, text))
  },
})

const aDay = 24 * 3_600_000

/** What was left half-way or never used for a day, and bytes that nothing names any more. */
export const sweepUploads = job({
  name: 'library-sweep-uploads',
  schema: z.object({}),
  cron: '20 3 * * *',
  async run(world) {
    await world.transaction(forget)
    const [asked, unnamed, store] = await world.read(async (ctx) => {
      const digests = await contentToDrop(ctx)
      return [digests, await unnamedOf(ctx, digests), ctx.files]
    })
    // Only after the commit of whoever let go of them.
    const held = new Set<string>()
    for (const digest of unnamed) if (!(await store.drop(digest))) held.add(digest)
    // What stays for now is asked for again tomorrow.
    const done = asked.filter((digest) => !held.has(digest))
    await world.transaction((ctx) => contentDropped(ctx, done))
  },
})

async function forget(ctx: Context): Promise<void> {
  const before = new Date(ctx.now.getTime() - aDay)
  for (const { id, name } of await uploadsBefore(ctx, before)) {
    await deletePieces(ctx, id)
    await deleteUpload(ctx, id)
    ctx.record({ action: 'upload.swept', subject: { kind: 'upload', id, name } })
  }
  for (const digest of await deleteUnnamedContent(ctx, before))
    await letGo(ctx, [digest, ...(await forgetPieces(ctx.db, digest))])
}

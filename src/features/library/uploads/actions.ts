import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { remadePicture } from '#platform/pictures.ts'
import { nameFile, type StoredFile } from '#platform/stored-files.ts'
import type { uploads } from './contract.ts'
import { lookAtUpload } from './jobs.ts'
import {
  changeUpload,
  deletePieces,
  deleteUpload,
  getUpload,
  holdUpload,
  insertPiece,
  insertUpload,
  keptFile,
  listUploads,
  setCover,
  takeCover,
  type Upload,
} from './queries.ts'
import {
  kindOfName,
  type UploadKind,
  type Why,
  whyNotBegin,
  whyNotContent,
  whyNotCover,
  whyNotPiece,
} from './rules.ts'
import { words } from './words.ts'

const mostOpen = 200

const subject = ({ id, name }: Pick<Upload, 'id' | 'name'>) => ({ kind: 'upload', id, name })

const shown = ({ digest: _, fault, ...upload }: Upload) => ({
  ...upload,
  reason: fault === null ? null : (words[fault]?.({ name: upload.name }) ?? fault),
})

function refuse(why: Why): void {
  if (why) throw new Refusal(why.code === 'upload-offset' ? 'conflict' : 'invalid', why.code, why.facts)
}

/** What was brought and looked at gets a name of its own, for a version of a material. @throws Refusal upload-not-ready */
export async function takeUpload(ctx: Context, id: number): Promise<StoredFile> {
  const { name, digest } = await holdUpload(ctx, id)
  const kept = digest === null ? undefined : await keptFile(ctx, digest)
  if (!kept) throw new Refusal('conflict', 'upload-not-ready', { name })
  await deleteUpload(ctx, id)
  return nameFile(ctx, { digest: kept.digest, name, type: kept.type, bytes: kept.bytes })
}

export const uploadActions: ActionsOf<typeof uploads> = {
  async begin(ctx, file) {
    refuse(whyNotBegin(file))
    if ((await listUploads(ctx)).length >= mostOpen)
      throw new Refusal('conflict', 'upload-many', { most: mostOpen })
    const upload = await insertUpload(ctx, { ...file, kind: kindOfName(file.name) as UploadKind })
    ctx.record({ action: 'upload.begun', subject: subject(upload), after: { bytes: file.bytes } })
    return shown(upload)
  },

  list: async (ctx) => (await listUploads(ctx)).map(shown),
  get: async (ctx, { id }) => shown(await getUpload(ctx, id)),

  async append(ctx, { id, offset, piece }) {
    const upload = await holdUpload(ctx, id)
    refuse(whyNotPiece({ ...upload, received: upload.offset }, { offset, bytes: piece.size }))
    const bytes = new Uint8Array(await piece.arrayBuffer())
    // What it is shows in its first bytes: a wrong one is not let in any further.
    if (offset === 0) refuse(whyNotContent(upload.name, bytes))
    await insertPiece(ctx, id, { digest: await ctx.files.put(bytes), bytes: bytes.length })
    const received = offset + bytes.length
    if (received < upload.bytes) return shown(await changeUpload(ctx, id, { received, state: 'arriving' }))
    await ctx.later(lookAtUpload, { id })
    return shown(await changeUpload(ctx, id, { received, state: 'checking' }))
  },

  async cover(ctx, { id, file }) {
    const upload = await holdUpload(ctx, id)
    refuse(whyNotCover(upload.kind, file.size))
    const made = await remadePicture(new Uint8Array(await file.arrayBuffer()))
    if (!made) throw new Refusal('invalid', 'picture-damaged', { field: 'file' })
    await setCover(ctx, id, await ctx.files.put(made.small))
    // It may come after the film was looked at.
    if (upload.digest !== null) await takeCover(ctx, id, upload.digest)
    return shown(upload)
  },

  async remove(ctx, { id }) {
    const upload = await holdUpload(ctx, id)
    await deletePieces(ctx, id)
    await deleteUpload(ctx, id)
    ctx.record({ action: 'upload.removed', subject: subject(upload) })
    return {}
  },
}

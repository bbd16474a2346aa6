import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { measurePicture, redrawPicture } from '#platform/pictures.ts'
import { keepFile } from '#platform/stored-files.ts'
import { holdForEdit, noteDeed } from '../actions.ts'
import { getExhibition } from '../queries.ts'
import type { pictures } from './contract.ts'
import { findRendition, insertPicture, insertRenditions, pictureIn } from './queries.ts'
import { type PictureKind, panoramaWidth, sizesOf, whyNotPicture } from './rules.ts'

/** The upload in all its sizes, drawn anew outside of any transaction. @throws Refusal picture-… */
async function redrawn(kind: PictureKind, file: File) {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const measured = await measurePicture(bytes)
  const why = whyNotPicture(kind, measured, bytes.length)
  if (why || !measured)
    throw new Refusal('invalid', why?.code ?? 'picture-kind', {
      ...why?.facts,
      name: file.name,
      field: 'file',
    })
  const width = kind === 'panorama' ? panoramaWidth(measured.width) : measured.width
  const whole = { width, height: kind === 'panorama' ? width / 2 : measured.height }
  const made = await redrawPicture(
    bytes,
    whole,
    sizesOf(kind, width),
    kind === 'light' ? 'lossless' : undefined,
  )
  if (!made) throw new Refusal('invalid', 'picture-broken', { name: file.name, field: 'file' })
  return { ...whole, made }
}

/** A picture of the exhibition, or a refusal that names the field. */
export async function takePicture(ctx: Context, exhibitionId: number, id: number, kind: PictureKind) {
  const found = await pictureIn(ctx, exhibitionId, id, kind)
  if (!found) throw new Refusal('invalid', 'picture-unknown', { field: 'picture' })
  return found
}

/** Where somebody keeps exhibitions: what the powers of the desk reach. */
const deskPaths = ({ actor }: Pick<Context, 'actor'>): string[] =>
  actor.permissions.includes('exhibition.curate')
    ? actor.acting.flatMap(({ role, path }) =>
        path !== null && ['committee', 'politicalWorkDepartment'].includes(role) ? [path] : [],
      )
    : []

export const pictureActions: ActionsOf<typeof pictures> = {
  async add(ctx, { id, kind, file }) {
    // Whoever may not edit is told so before anything is drawn.
    await ctx.transaction((within) => getExhibition(within, id))
    const { width, height, made } = await redrawn(kind, file)
    return ctx.transaction(async (within) => {
      const row = await holdForEdit(within, id)
      const name = file.name.slice(0, 200) || '图片'
      const pictureId = await insertPicture(within, id, { kind, name, width, height })
      const files: { size: string; fileId: number }[] = []
      for (const { size, bytes } of made) {
        const kept = await keepFile(within, { bytes, name: `${size}.webp`, type: 'image/webp' })
        files.push({ size, fileId: kept.id })
      }
      await insertRenditions(within, pictureId, files)
      noteDeed(within, row, 'pictureAdded', { after: { file: name } })
      return { id: pictureId, width, height }
    })
  },

  async read(ctx, asked) {
    const found = await findRendition(ctx, asked, deskPaths(ctx))
    if (!found) throw new Refusal('not-found', 'not-found', { id: asked.pictureId })
    const { files } = ctx
    return {
      name: found.name,
      type: found.type,
      unchanging: true,
      async *body() {
        yield files.get(found.digest)
      },
    }
  },
}

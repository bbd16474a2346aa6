import { isForAnybody } from '#basics/sensitivity.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { pictureTypeOf } from '#platform/pictures.ts'
import { piecesOf, readPieces } from '#platform/stored-pieces.ts'
import { getReadable } from '../queries.ts'
import { takeTextOut } from '../uploads/jobs.ts'
import { keptFile } from '../uploads/queries.ts'
import { words } from '../uploads/words.ts'
import type { reading } from './contract.ts'
import { notesOn } from './notes/queries.ts'
import {
  favouritesOf,
  isFavourite,
  partsOfFile,
  positionIn,
  readableFile,
  smallPicture,
  writeFavourite,
  writePosition,
} from './queries.ts'

export const readingActions: ActionsOf<typeof reading> = {
  async file(ctx, { id, version, save }) {
    const file = await readableFile(ctx, id, version)
    const pieces = await piecesOf(ctx.db, file)
    const slice = (first: number, last: number) => readPieces(ctx.files, pieces, first, last)
    return {
      name: file.name,
      type: file.type,
      body: () => slice(0, file.bytes - 1),
      ranged: { bytes: file.bytes, digest: file.digest, slice },
      ...(!save && { shown: true as const }),
    }
  },

  async thumbnail(ctx, { id }) {
    const { digest, title, sensitivity } = await smallPicture(ctx, id)
    const bytes = await ctx.files.get(digest)
    return {
      name: title,
      type: pictureTypeOf(bytes),
      shown: true as const,
      // What is not for everybody does not stay with the browser.
      ...(isForAnybody(sensitivity) && { unchanging: true as const }),
      async *body() {
        yield bytes
      },
    }
  },

  async text(ctx, { id, version }) {
    const { digest, name } = await readableFile(ctx, id, version)
    const kept = await keptFile(ctx, digest)
    const fault = kept?.textFault ?? null
    return {
      kind: kept?.kind ?? null,
      state: kept?.textState ?? null,
      reason: fault === null ? null : (words[fault]?.({ name }) ?? fault),
      parts: await partsOfFile(ctx, digest),
    }
  },

  async retry(ctx, { id }) {
    const { digest } = await readableFile(ctx, id)
    const kept = await keptFile(ctx, digest)
    if (kept?.textState === 'failed') await ctx.later(takeTextOut, { digest })
    return {}
  },

  async own(ctx, { id }) {
    await getReadable(ctx, { id })
    return {
      position: (await positionIn(ctx, id)) ?? null,
      favourite: await isFavourite(ctx, id),
      notes: await notesOn(ctx, id),
    }
  },

  async keepPosition(ctx, { id, ...position }) {
    await getReadable(ctx, { id })
    await writePosition(ctx, id, position)
    return {}
  },

  async favour(ctx, { id, favourite }) {
    await getReadable(ctx, { id })
    await writeFavourite(ctx, id, favourite)
    return {}
  },

  favourites: (ctx) => favouritesOf(ctx),
}

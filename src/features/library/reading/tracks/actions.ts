import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { keepFile } from '#platform/stored-files.ts'
import { cuesIn, vttOf } from '#platform/subtitles.ts'
import { textIn } from '#platform/text/plain.ts'
import { holdFor } from '../../desk/keeping/actions.ts'
import { getKept, versionsOf } from '../../desk/queries.ts'
import { getReadable } from '../../queries.ts'
import type { tracks } from './contract.ts'
import {
  deleteTrack,
  getPublishedTrack,
  insertTrack,
  publishedTracks,
  type TrackRow,
  tracksBeside,
} from './queries.ts'
import { trackKindNames, trackLanguageNames, whyNotCues, whyNotTrack } from './rules.ts'

const nameOf = ({ kind, language }: Pick<TrackRow, 'kind' | 'language'>) =>
  `${trackLanguageNames[language]}${trackKindNames[kind]}`

/** With what it says; the file was written by the program. */
async function shown({ files }: Pick<Context, 'files'>, { digest, name: _, ...track }: TrackRow) {
  const cues = cuesIn((await files.get(digest)).toString())
  const chapters =
    track.kind === 'chapters' ? cues.map(({ from, text }) => ({ seconds: from, title: text })) : []
  return { ...track, pieces: cues.length, chapters }
}

async function shownAll(ctx: Pick<Context, 'files'>, tracks: TrackRow[]) {
  const all: Awaited<ReturnType<typeof shown>>[] = []
  for (const track of tracks) all.push(await shown(ctx, track))
  return all
}

async function keptOf(ctx: Context, id: number) {
  await getKept(ctx, id)
  const [newest] = await versionsOf(ctx, id)
  return newest ? shownAll(ctx, await tracksBeside(ctx, newest.id)) : []
}

function refuse(why: { code: string; facts: object } | null): void {
  if (why) throw new Refusal('invalid', why.code, { ...why.facts, field: 'file' })
}

export const trackActions: ActionsOf<typeof tracks> = {
  async list(ctx, { id, version }) {
    const { currentVersion } = await getReadable(ctx, { id })
    const found = await publishedTracks(ctx, id, version ?? (currentVersion as number))
    return shownAll(ctx, found)
  },

  async file(ctx, { id, trackId }) {
    await getReadable(ctx, { id })
    const { digest, name } = await getPublishedTrack(ctx, id, trackId)
    const { files } = ctx
    return {
      name,
      type: 'text/vtt',
      shown: true,
      async *body() {
        yield files.get(digest)
      },
    }
  },

  kept: (ctx, { id }) => keptOf(ctx, id),

  async add(ctx, { id, kind, language, file }) {
    const { one, open } = await holdFor(ctx, id, 'save')
    refuse(whyNotTrack(one.kind, { name: file.name, bytes: file.size }))
    const cues = cuesIn(textIn(Buffer.from(await file.arrayBuffer())) ?? '')
    refuse(whyNotCues(kind, file.name, cues))
    // Written anew: of what was brought only times and words are left.
    const bytes = Buffer.from(vttOf(cues))
    const kept = await keepFile(ctx, { bytes, name: `${nameOf({ kind, language })}.vtt`, type: 'text/vtt' })
    await insertTrack(ctx, open.id, { kind, language, fileId: kept.id, cues })
    ctx.record({
      action: 'material.trackAdded',
      subject: { kind: 'material', id, name: one.title },
      path: one.path,
      after: { track: nameOf({ kind, language }), file: file.name },
    })
    return keptOf(ctx, id)
  },

  async remove(ctx, { id, trackId }) {
    const { one, open } = await holdFor(ctx, id, 'save')
    const track = (await tracksBeside(ctx, open.id)).find((each) => each.id === trackId)
    await deleteTrack(ctx, open.id, trackId)
    ctx.record({
      action: 'material.trackRemoved',
      subject: { kind: 'material', id, name: one.title },
      path: one.path,
      before: { track: track && nameOf(track) },
    })
    return keptOf(ctx, id)
  },
}

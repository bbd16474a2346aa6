/** How uploads and what belongs to readers are asked: see sample.ts. They are one's own: nobody finds another's. */
import sharp from 'sharp'
import { insertTrack, tracksBeside } from '#features/library/reading/tracks/queries.ts'
import { pieceBytes } from '#features/library/uploads/rules.ts'
import { keepFile } from '#platform/stored-files.ts'
import { cuesIn } from '#platform/subtitles.ts'
import { published } from './library.ts'
import { of, open, type Sample } from './sample.ts'
import type { Stage } from './stage.ts'

const notMine = { refusal: 'not-found' }

/** Of the political work department at the top, which reaches everybody. */
async function upload(stage: Stage) {
  const { id } = await stage.top.call.library.uploads.begin({ name: '东一课件.pdf', bytes: pieceBytes })
  return { id }
}

const passage = { part: 0, from: 0, to: 2, quote: '正文' }

/** A document meant for east1 alone. */
async function document(stage: Stage) {
  const { id } = await published(stage)
  await stage.app.stage(async (ctx) => {
    const file = await keepFile(ctx, {
      bytes: Buffer.from('东一讲稿'),
      name: '东一讲稿.txt',
      type: 'text/plain',
    })
    await ctx.db
      .insertInto('material_version')
      .values({
        material_id: id,
        number: 2,
        state: 'published',
        title: '东一讲稿',
        file_id: file.id,
        made_at: ctx.now,
        made_by: '测试',
        published_at: ctx.now,
      })
      .execute()
    await ctx.db.updateTable('material').set({ current_version: 2 }).where('id', '=', id).execute()
  })
  return { id }
}

const ofMaterial = (more: object) => of(async (stage) => ({ id: (await published(stage)).id, ...more }))

const aPicture = 'a picture'
/** A document meant for east1 alone, of which there is a small picture. */
async function pictured(stage: Stage) {
  const { id } = await document(stage)
  await stage.app.stage(async ({ db, files, now }) => {
    const { digest } = await db
      .selectFrom('material_version')
      .innerJoin('stored_file', 'stored_file.id', 'material_version.file_id')
      .where('material_id', '=', id)
      .select('digest')
      .executeTakeFirstOrThrow()
    const kept = { kind: 'text' as const, type: 'text/plain', bytes: 1, kept_at: now }
    await db
      .insertInto('kept_file')
      .values({ digest, ...kept, small_digest: await files.put(Buffer.from(aPicture)) })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
  return { id }
}

const subtitles = 'WEBVTT\n\n00:01.000 --> 00:02.000\n同志们好'
/** A film of the desk with its draft, meant for east1 alone; where `done`, published, with subtitles beside it. */
async function film(stage: Stage, state: 'draft' | 'published') {
  const { id } = await published(stage)
  return stage.app.stage(async (ctx) => {
    await ctx.db.updateTable('material').set({ kind: 'video' }).where('id', '=', id).execute()
    const draft = { material_id: id, number: 2, state: 'draft' as const, title: '东一录像' }
    const { id: versionId } = await ctx.db
      .insertInto('material_version')
      .values({ ...draft, made_at: ctx.now, made_by: '测试' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const file = await keepFile(ctx, { bytes: Buffer.from(subtitles), name: '字幕.vtt', type: 'text/vtt' })
    await insertTrack(ctx, versionId, {
      kind: 'subtitles',
      language: 'zh',
      fileId: file.id,
      cues: cuesIn(subtitles),
    })
    if (state === 'published') {
      const done = { state, published_at: ctx.now }
      await ctx.db.updateTable('material_version').set(done).where('id', '=', versionId).execute()
      await ctx.db.updateTable('material').set({ current_version: 2 }).where('id', '=', id).execute()
    }
    const [track] = await tracksBeside(ctx, versionId)
    return { id, trackId: track?.id ?? 0 }
  })
}
async function trackForm(stage: Stage) {
  const form = new FormData()
  form.set('id', String((await film(stage, 'draft')).id))
  form.set('kind', 'chapters')
  form.set('file', new File([subtitles], '章节.vtt'))
  return form
}

async function note(stage: Stage) {
  const { id } = await published(stage)
  return { id: (await stage.top.call.library.notes.make({ id, ...passage })).id }
}

export const reading: Record<string, Sample> = {
  'library.uploads.begin': open({ name: '课件.pdf', bytes: 100 }),
  'library.uploads.list': open(),
  'library.uploads.get': of(upload, notMine),
  'library.uploads.append': of(async (stage) => {
    const form = new FormData()
    form.set('id', String((await upload(stage)).id))
    form.set('offset', '0')
    form.set('piece', new File([Buffer.alloc(pieceBytes)], 'piece'))
    return form
  }, notMine),
  'library.uploads.cover': of(async (stage) => {
    const { id } = await stage.top.call.library.uploads.begin({ name: '东一录像.mp4', bytes: pieceBytes })
    const form = new FormData()
    form.set('id', String(id))
    const png = sharp({ create: { width: 40, height: 30, channels: 3, background: '#842' } }).png()
    form.set('file', new File([new Uint8Array(await png.toBuffer())], '画面.png'))
    return form
  }, notMine),
  'library.uploads.remove': of(upload, notMine),
  'library.reading.file': of(document),
  'library.reading.thumbnail': of(pictured),
  'library.tracks.list': of(document),
  'library.tracks.file': of((stage: Stage) => film(stage, 'published')),
  'library.tracks.kept': of(document),
  'library.tracks.add': of(trackForm),
  'library.tracks.remove': of((stage: Stage) => film(stage, 'draft')),
  'library.reading.text': of(document),
  'library.reading.retry': of(document),
  'library.reading.own': ofMaterial({}),
  'library.reading.keepPosition': ofMaterial({ part: 1, place: 0 }),
  'library.reading.favour': ofMaterial({ favourite: true }),
  'library.reading.favourites': open(),
  'library.notes.list': open(),
  'library.notes.export': open(),
  'library.notes.make': ofMaterial(passage),
  'library.notes.change': of(async (stage) => ({ ...(await note(stage)), colour: 'red' }), notMine),
  'library.notes.remove': of(note, notMine),
}

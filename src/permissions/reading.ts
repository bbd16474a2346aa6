/** How uploads and what belongs to readers are asked: see sample.ts. They are one's own: nobody finds another's. */
import { pieceBytes } from '#features/library/uploads/rules.ts'
import { keepFile } from '#platform/stored-files.ts'
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
  'library.uploads.remove': of(upload, notMine),
  'library.reading.file': of(document),
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

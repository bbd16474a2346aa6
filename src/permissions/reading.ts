/** How uploads and what belongs to readers are asked: see sample.ts. They are one's own: nobody finds another's. */
import { pieceBytes } from '#features/library/uploads/rules.ts'
import { of, open, type Sample } from './sample.ts'
import type { Stage } from './stage.ts'

const notMine = { refusal: 'not-found' }

/** Of the political work department at the top, which reaches everybody. */
async function upload(stage: Stage) {
  const { id } = await stage.top.call.library.uploads.begin({ name: '东一课件.pdf', bytes: pieceBytes })
  return { id }
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
}

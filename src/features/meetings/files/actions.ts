import { refuseUnfit } from '#features/approvals/attachments/actions.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { keepFile } from '#platform/stored-files.ts'
import { getMeeting, holdMeeting } from '../queries.ts'
import { show } from '../reading/actions.ts'
import { noteDeed } from '../records/actions.ts'
import type { files } from './contract.ts'
import { deleteFile, fileOf, filesOf, insertFile } from './queries.ts'
import { typeOf } from './rules.ts'

/** Keeps files that a browser shows or hands over, each checked before any is kept. */
export async function keepFiles(ctx: Context, given: File[], already: number): Promise<{ id: number }[]> {
  refuseUnfit(given, already)
  const kept = []
  for (const file of given) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    kept.push(await keepFile(ctx, { bytes, name: file.name, type: typeOf(file.name) }))
  }
  return kept
}

async function find(ctx: Context, id: number, fileId: number) {
  const found = await fileOf(ctx, id, fileId)
  if (!found) throw new Refusal('not-found', 'not-found', { id: fileId })
  return found
}

export const fileActions: ActionsOf<typeof files> = {
  async add(ctx, { id, files: given }) {
    const row = await holdMeeting(ctx, id)
    if (row.status === 'cancelled') throw new Refusal('conflict', 'meeting-cancelled', {})
    const list = [given].flat()
    const kept = await keepFiles(ctx, list, (await filesOf(ctx, id)).length)
    for (const file of kept) await insertFile(ctx, id, file.id)
    noteDeed(ctx, row, 'fileAdded', { after: { files: list.map(({ name }) => name).join('、') } })
    return show(ctx, id)
  },

  async remove(ctx, { id, fileId }) {
    const row = await holdMeeting(ctx, id)
    if (row.status === 'confirmed')
      throw new Refusal('conflict', 'meeting-confirmed', { by: row.confirmedBy })
    const { name } = await find(ctx, id, fileId)
    await deleteFile(ctx, fileId)
    noteDeed(ctx, row, 'fileRemoved', { before: { files: name } })
    return show(ctx, id)
  },

  async download(ctx, { id, fileId }) {
    await getMeeting(ctx, id)
    const { name, type, digest } = await find(ctx, id, fileId)
    const { files: store } = ctx
    return {
      name,
      type,
      async *body() {
        yield store.get(digest)
      },
    }
  },
}

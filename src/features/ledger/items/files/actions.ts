import { keepFiles } from '#features/meetings/files/actions.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { holdRunning, noteDeed, show } from '../actions.ts'
import { getItem } from '../queries.ts'
import type { files } from './contract.ts'
import { deleteFile, fileOf, filesOf, insertFile } from './queries.ts'

async function find(ctx: Context, id: number, fileId: number) {
  const found = await fileOf(ctx, id, fileId)
  if (!found) throw new Refusal('not-found', 'not-found', { id: fileId })
  return found
}

export const fileActions: ActionsOf<typeof files> = {
  async add(ctx, { id, files: given }) {
    const row = await holdRunning(ctx, id)
    const list = [given].flat()
    const kept = await keepFiles(ctx, list, (await filesOf(ctx, id)).length)
    for (const file of kept) await insertFile(ctx, id, file.id)
    noteDeed(ctx, row, 'fileAdded', { after: { files: list.map(({ name }) => name).join('、') } })
    return show(ctx, id)
  },

  async remove(ctx, { id, fileId }) {
    const row = await holdRunning(ctx, id)
    const { name } = await find(ctx, id, fileId)
    await deleteFile(ctx, fileId)
    noteDeed(ctx, row, 'fileRemoved', { before: { files: name } })
    return show(ctx, id)
  },

  async download(ctx, { id, fileId }) {
    await getItem(ctx, id)
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

import { whyNotAttach } from '#features/approvals/attachments/rules.ts'
import { typeOf } from '#features/meetings/files/rules.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { keepFile } from '#platform/stored-files.ts'
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
    const already = (await filesOf(ctx, id)).length
    const refused = list
      .map(({ name, size }, at) => ({ name, why: whyNotAttach({ name, bytes: size }, already + at) }))
      .find(({ why }) => why !== null)
    if (refused?.why) throw new Refusal('invalid', refused.why, { field: 'files', name: refused.name })
    for (const file of list) {
      const bytes = new Uint8Array(await file.arrayBuffer())
      const kept = await keepFile(ctx, { bytes, name: file.name, type: typeOf(file.name) })
      await insertFile(ctx, id, kept.id)
    }
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

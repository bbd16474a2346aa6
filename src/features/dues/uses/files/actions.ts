import { keepFiles } from '#features/meetings/files/actions.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { record, shown } from '../actions.ts'
import { getUse } from '../queries.ts'
import type { useFiles } from './contract.ts'
import { insertVoucher, voucherOf } from './queries.ts'

export const useFileActions: ActionsOf<typeof useFiles> = {
  async add(ctx, { id, files }) {
    const row = await getUse(ctx, id)
    if (row.withdrawnBecause) throw new Refusal('conflict', 'dues-use-withdrawn')
    const list = [files].flat()
    const kept = await keepFiles(ctx, list, row.files.length)
    for (const file of kept) await insertVoucher(ctx, id, file.id)
    record(ctx, row, 'FileAdded', { files: list.map(({ name }) => name).join('、') })
    return shown(await getUse(ctx, id))
  },

  async download(ctx, { id, fileId }) {
    await getUse(ctx, id)
    const file = await voucherOf(ctx, id, fileId)
    if (!file) throw new Refusal('not-found', 'not-found', { id: fileId })
    const { files: store } = ctx
    return {
      name: file.name,
      type: file.type,
      async *body() {
        yield store.get(file.digest)
      },
    }
  },
}

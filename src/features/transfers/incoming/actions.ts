import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { keepFile } from '#platform/stored-files.ts'
import { noteDeed } from '../moving/actions.ts'
import { getTransfer, lockTransfer } from '../queries.ts'
import { show } from '../reading/actions.ts'
import { isOver, stateNames } from '../rules.ts'
import type { incoming } from './contract.ts'
import { enterLetter } from './entering/actions.ts'
import { scanOf, setScan } from './queries.ts'

/** What a scan may be. */
const scanTypes = ['application/pdf', 'image/jpeg', 'image/png']
const mostBytes = 20 * 1024 * 1024

export const incomingActions: ActionsOf<typeof incoming> = {
  async enter(ctx, given) {
    return { id: await enterLetter(ctx, given) }
  },

  async attach(ctx, { id, file }) {
    const row = await lockTransfer(ctx, id)
    if (row.kind !== 'incoming') throw new Refusal('conflict', 'scan-not-incoming', {})
    if (isOver(row.state)) throw new Refusal('conflict', 'transfer-over', { state: stateNames[row.state] })
    if (!scanTypes.includes(file.type)) throw new Refusal('invalid', 'scan-type', { field: 'file' })
    if (file.size > mostBytes) throw new Refusal('invalid', 'scan-size', { field: 'file' })
    const bytes = new Uint8Array(await file.arrayBuffer())
    const kept = await keepFile(ctx, { bytes, name: file.name, type: file.type })
    await setScan(ctx, id, kept.id)
    noteDeed(ctx, row, 'scanned', { after: { file: file.name } })
    return show(ctx, id)
  },

  async scan(ctx, { id }) {
    const row = await getTransfer(ctx, id)
    if (row.scanFileId === null) throw new Refusal('not-found', 'scan-missing', { id })
    const { name, type, digest } = await scanOf(ctx, row.scanFileId)
    const { files } = ctx
    return {
      name,
      type,
      async *body() {
        yield files.get(digest)
      },
    }
  },
}

import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { holdSeen, record } from '../acts/performing/actions.ts'
import { seesAffair } from '../affairs/queries.ts'
import { handsOf } from '../seats/queries.ts'
import type { attachments } from './contract.ts'
import {
  attachmentsOf,
  countAttachments,
  deleteAttachment,
  insertAttachments,
  type NewAttachment,
} from './queries.ts'
import { whyNotAttach } from './rules.ts'

/** @throws Refusal of the first file that is too large, of a kind that is not taken, or one too many. */
export function refuseUnfit(given: File[], already: number): void {
  const refused = given
    .map(({ name, size }, at) => ({ name, why: whyNotAttach({ name, bytes: size }, already + at) }))
    .find(({ why }) => why !== null)
  if (refused?.why) throw new Refusal('invalid', refused.why, { field: 'files', name: refused.name })
}

/** Stores files, each checked before any is kept. */
export async function storeFiles(ctx: Context, given: File[], already: number): Promise<NewAttachment[]> {
  refuseUnfit(given, already)
  const stored = []
  for (const file of given) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    stored.push({ name: file.name, bytes: bytes.length, digest: await ctx.files.put(bytes) })
  }
  return stored
}

async function find(ctx: Context, id: number, attachmentId: number) {
  const found = (await attachmentsOf(ctx, id)).find((one) => one.id === attachmentId)
  if (!found) throw new Refusal('not-found', 'not-found', { id: attachmentId })
  return found
}

export const attachmentActions: ActionsOf<typeof attachments> = {
  async add(ctx, { id, files }) {
    const { affair } = await holdSeen(ctx, id)
    if (affair.state.status !== 'running') throw new Refusal('conflict', 'affair-ended')
    const stored = await storeFiles(ctx, [files].flat(), await countAttachments(ctx, id))
    const added = await insertAttachments(ctx, id, null, stored)
    record(ctx, affair, 'affair.attachmentAdded', { files: stored.map(({ name }) => name).join('、') })
    return added
  },

  async remove(ctx, { id, attachmentId }) {
    await holdSeen(ctx, id)
    const { eventId } = await find(ctx, id, attachmentId)
    if (eventId !== null) throw new Refusal('conflict', 'attachment-given')
    await deleteAttachment(ctx, attachmentId)
    return {}
  },

  async download(ctx, { id, attachmentId }) {
    if (!(await seesAffair(ctx, await handsOf(ctx), id))) throw new Refusal('not-found', 'not-found', { id })
    const { name, digest } = await find(ctx, id, attachmentId)
    const { files } = ctx
    return {
      name,
      type: 'application/octet-stream',
      async *body() {
        yield files.get(digest)
      },
    }
  },
}

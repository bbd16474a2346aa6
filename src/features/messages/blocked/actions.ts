import { maskPhone } from '#basics/identity-number.ts'
import { readMobile } from '#basics/mobile-number.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { refuseUnlessWhole } from '../templates/actions.ts'
import type { blocked } from './contract.ts'
import { blockedFound, blockedRows, blockNumber, countBlocked, unblockNumber } from './queries.ts'

export const blockedActions: ActionsOf<typeof blocked> = {
  async list(ctx, { page, size, text }) {
    refuseUnlessWhole(ctx)
    const found = blockedFound(ctx, text)
    const rows = await blockedRows(found)
      .limit(size)
      .offset((page - 1) * size)
      .execute()
    return { rows, total: await countBlocked(found) }
  },

  async add(ctx, { number, reason }) {
    refuseUnlessWhole(ctx)
    const read = readMobile(number)
    if (!read) throw new Refusal('invalid', 'number-unreadable', { field: 'number' })
    const key = ctx.sealing.keyOf(read)
    const masked = maskPhone(read)
    if (!(await blockNumber(ctx, { key, masked, reason })))
      throw new Refusal('conflict', 'number-blocked-already', { number: masked })
    ctx.record({
      action: 'messageNumber.blocked',
      subject: { kind: 'messageNumber', id: key.toString('hex').slice(0, 12), name: masked },
      path: ctx.reach.paths[0],
      reason,
    })
    const id = key.toString('hex')
    return {
      key: id,
      numberMasked: masked,
      reason,
      blockedAt: ctx.now.toISOString(),
      blockedBy: ctx.actor.name,
    }
  },

  async remove(ctx, { key, reason }) {
    refuseUnlessWhole(ctx)
    const removed = await unblockNumber(ctx, Buffer.from(key, 'hex'))
    if (!removed) throw new Refusal('not-found', 'not-found')
    ctx.record({
      action: 'messageNumber.unblocked',
      subject: { kind: 'messageNumber', id: key.slice(0, 12), name: removed.masked },
      path: ctx.reach.paths[0],
      reason,
    })
    return {}
  },
}

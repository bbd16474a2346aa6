import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { beginTransfer } from '../beginning/actions.ts'
import { ownTransfers } from '../queries.ts'
import { show, shown } from '../reading/actions.ts'
import { repairTransfer, withdrawTransfer } from '../returning/actions.ts'
import type { own } from './contract.ts'
import { ownPlace } from './queries.ts'

/** The member's own record. */
function ownId({ reach }: Context): number {
  if (!reach.personId) throw new Refusal('conflict', 'no-own-record')
  return reach.personId
}

export const ownActions: ActionsOf<typeof own> = {
  async list(ctx) {
    const personId = ownId(ctx)
    const rows = await ownTransfers(ctx, personId)
    const transfers: Awaited<ReturnType<typeof shown>>[] = []
    for (const row of rows) transfers.push(await shown(ctx, row))
    return { ...(await ownPlace(ctx, personId)), transfers }
  },

  async ask(ctx, given) {
    const id = await beginTransfer(ctx, {
      ...given,
      personId: ownId(ctx),
      origin: 'member',
      endsPosts: false,
    })
    return show(ctx, id)
  },

  async repair(ctx, { id, ...given }) {
    await repairTransfer(ctx, id, given)
    return show(ctx, id)
  },

  async withdraw(ctx, { id, reason }) {
    await withdrawTransfer(ctx, id, reason)
    return show(ctx, id)
  },
}

import { getOrganization } from '#features/organizations/queries.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { beginTransfer } from '../beginning/actions.ts'
import type { unitChanges } from './contract.ts'
import { countChanges, pageOfChanges, unitChangesWithin } from './queries.ts'

export const unitChangeActions: ActionsOf<typeof unitChanges> = {
  async list(ctx, { page, size, text, organizationId }) {
    const path = organizationId === undefined ? '' : (await getOrganization(ctx, organizationId)).path
    const found = unitChangesWithin(ctx, { text, path })
    const rows = await pageOfChanges(found, { limit: size, offset: (page - 1) * size })
    return { rows, total: await countChanges(found) }
  },

  async begin(ctx, { id, paidUntil, endsPosts }) {
    const found = unitChangesWithin(ctx, { path: '' }).where('difference.id', '=', id)
    const [change] = await pageOfChanges(found, { limit: 1, offset: 0 })
    if (!change) throw new Refusal('not-found', 'not-found', { id })
    const { personId, toId, effectiveOn } = change
    const given = {
      personId,
      toId,
      paidUntil,
      endsPosts,
      cause: 'unitChanged',
      origin: 'unitChange',
    } as const
    return { id: await beginTransfer(ctx, { ...given, explanation: `主数据：自 ${effectiveOn} 起在新单位` }) }
  },
}

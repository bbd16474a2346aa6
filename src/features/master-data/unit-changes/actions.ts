import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { type DifferenceRow, getDifference, getDifferences, holdDifferences } from '../differences/queries.ts'
import { kindNames, opensTransfer, whyNotDecide } from '../differences/rules.ts'
import type { unitChanges } from './contract.ts'
import { openTransferFor, openTransfersFor } from './opening/actions.ts'
import {
  countChanges,
  pageOfChanges,
  setReopened,
  settleArrived,
  unitChangesWithin,
  withdrawnMoves,
} from './queries.ts'

const pathOf = async (ctx: Context, organizationId: number | undefined) =>
  organizationId === undefined ? '' : (await getOrganization(ctx, organizationId)).path

export const unitChangeActions: ActionsOf<typeof unitChanges> = {
  async list(ctx, { page, size, text, organizationId }) {
    const found = unitChangesWithin(ctx, { text, path: await pathOf(ctx, organizationId) })
    const rows = await pageOfChanges(found, { limit: size, offset: (page - 1) * size })
    return { rows, total: await countChanges(found) }
  },

  async export(ctx, { text, organizationId }) {
    const path = await pathOf(ctx, organizationId)
    const { reach } = ctx
    ctx.record({
      action: 'masterData.unitChangesExported',
      subject: { kind: 'differences', id: 'unitChanges', name: '单位变动待转接' },
    })
    const columns = [
      { title: '姓名', width: 12, kind: 'text' as const },
      { title: '工号', width: 14, kind: 'text' as const },
      { title: '组织关系所在', width: 36, kind: 'text' as const },
      { title: '新单位党支部', width: 36, kind: 'text' as const },
      { title: '变动日期', kind: 'day' as const },
    ]
    return listSheet(
      '单位变动待转接',
      { name: '单位变动', title: '单位变动待转接', columns },
      (db, page) => pageOfChanges(unitChangesWithin({ db, reach }, { text, path }), page),
      (row) => [row.personName, row.employeeNo, row.fromName, row.toName, row.effectiveOn],
    )
  },

  async begin(ctx, { id, ...terms }) {
    await holdDifferences(ctx, [id])
    const difference = await getDifference(ctx, id)
    refuseOthers(difference)
    await openTransferFor(ctx, difference, terms)
    return { id: (await getDifference(ctx, id)).transfer_id ?? 0 }
  },

  async beginMany(ctx, { ids, ...terms }) {
    await holdDifferences(ctx, ids)
    const differences = await getDifferences(ctx, ids)
    differences.forEach(refuseOthers)
    return openTransfersFor(ctx, differences, terms)
  },
}

/** @throws Refusal difference-accepted …; difference-no-move */
function refuseOthers(difference: DifferenceRow): void {
  const why = whyNotDecide(difference.status)
  if (why) throw new Refusal('conflict', why)
  if (opensTransfer(difference)) return
  const { name, kind } = difference
  throw new Refusal('conflict', 'difference-no-move', { name, kind: kindNames[kind] })
}

/**
 * What transfers have made of the moves: whose member has arrived is settled, however he came; whose transfer was taken
 * back waits again, for master data and register still disagree and nobody is at it. Harmless twice.
 */
export async function followTransfers(ctx: Context): Promise<void> {
  await settleArrived(ctx)
  for (const { id, personId, name, path } of await withdrawnMoves(ctx)) {
    await setReopened(ctx, id)
    ctx.record({
      action: 'difference.reopened',
      subject: { kind: 'person', id: personId, name },
      path,
      after: { difference: id },
    })
  }
}

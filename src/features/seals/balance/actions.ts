import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { sealName } from '../register/actions.ts'
import { balanceOf, monthSpan } from '../rules.ts'
import { type BalanceRow, usesBetween } from './queries.ts'

export type BalanceQuestion = {
  month: string
  organizationId?: number | undefined
  sealId?: number | undefined
  /** Only where applied, approved and stamped are not the same. */
  differing?: boolean | undefined
  page: number
  size: number
}

/** 月度核对: each seal that was asked for in the month, applied against approved against stamped. */
export async function balanceSeals(ctx: Context, asked: BalanceQuestion) {
  const path = asked.organizationId ? (await getOrganization(ctx, asked.organizationId)).path : null
  const rows = await usesBetween(ctx, monthSpan(asked.month), path, asked.sealId)
  const lines = [...Map.groupBy(rows, ({ sealId }) => sealId).values()]
    .map(lineOf)
    .filter(({ differing }) => !asked.differing || differing.length > 0)
  const from = (asked.page - 1) * asked.size
  return { rows: lines.slice(from, from + asked.size), total: lines.length }
}

function lineOf(uses: BalanceRow[]) {
  const [first] = uses as [BalanceRow]
  const { differing, ...sums } = balanceOf(uses)
  const named = new Set(differing)
  return {
    sealId: first.sealId,
    sealName: sealName(first),
    organizationName: first.organizationName,
    ...sums,
    differing: uses.filter(({ id }) => named.has(id)),
  }
}

import { getOrganization } from '#features/organizations/queries.ts'
import type { Context, Download } from '#platform/context.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { Column } from '#platform/sheets.ts'
import { sealName } from '../register/actions.ts'
import { balanceOf, monthSpan, useStatusNames } from '../rules.ts'
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

type Asked = Omit<BalanceQuestion, 'page' | 'size'>

async function linesOf(
  ctx: Pick<Context, 'db' | 'reach'>,
  { differing, ...asked }: Asked,
  path: string | null,
) {
  const rows = await usesBetween(ctx, monthSpan(asked.month), path, asked.sealId)
  return [...Map.groupBy(rows, ({ sealId }) => sealId).values()]
    .map(lineOf)
    .filter((line) => !differing || line.differing.length > 0)
}

const pathOf = async (ctx: Context, id: number | undefined) =>
  id ? (await getOrganization(ctx, id)).path : null

/** 月度核对: each seal that was asked for in the month, applied against approved against stamped. */
export async function balanceSeals(ctx: Context, { page, size, ...asked }: BalanceQuestion) {
  const lines = await linesOf(ctx, asked, await pathOf(ctx, asked.organizationId))
  const from = (page - 1) * size
  return { rows: lines.slice(from, from + size), total: lines.length }
}

const columns: [Column, (line: ReturnType<typeof lineOf>) => string | number][] = [
  [{ title: '印章', width: 40, kind: 'text' }, ({ sealName }) => sealName],
  [{ title: '党组织', width: 40, kind: 'text' }, ({ organizationName }) => organizationName],
  [{ title: '申请', width: 8 }, ({ applied }) => applied],
  [{ title: '批准', width: 8 }, ({ approved }) => approved],
  [{ title: '盖章', width: 8 }, ({ stamped }) => stamped],
  [
    { title: '不相符的用印', width: 60, kind: 'text' },
    ({ differing }) =>
      differing
        .map((one) => `${one.documentNumber ?? one.documentTitle}（${useStatusNames[one.status]}）`)
        .join('；'),
  ],
]

/** The balance of a month as a workbook. */
export async function exportBalance(ctx: Context, asked: Asked): Promise<Download> {
  const path = await pathOf(ctx, asked.organizationId)
  const { reach } = ctx
  ctx.record({
    action: 'sealBalances.exported',
    subject: { kind: 'seals', id: 'balance', name: `用印月度核对 ${asked.month}` },
    path,
  })
  const layout = { name: '用印月度核对', columns: columns.map(([column]) => column) }
  return listSheet(
    `用印月度核对_${asked.month}`,
    layout,
    async (db, { limit, offset }) =>
      (await linesOf({ db, reach }, asked, path)).slice(offset, offset + limit),
    (line) => columns.map(([, cell]) => cell(line)),
  )
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

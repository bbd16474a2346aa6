import { formatYuan } from '#basics/money.ts'
import type { Context } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { noteDeed } from '../projects/actions.ts'
import { distributedOf, receiptsOf, sharesOf } from '../projects/parts/queries.ts'
import { getProject, type ProjectRow } from '../projects/queries.ts'
import { termsOf } from '../projects/reading/actions.ts'
import type { ReceiptKind } from '../rules.ts'
import type { plan } from './contract.ts'
import { distributable, dueOn, outcomeOf, planOf } from './rules.ts'

type Paid = Awaited<ReturnType<typeof receiptsOf>>

const paidFor = (receipts: Paid, kind: ReceiptKind, year: number) =>
  receipts
    .filter((one) => one.kind === kind && one.year === year && one.withdrawnBecause === null)
    .reduce((all, { fen }) => all + fen, 0)

/** Every year of the term: as planned, and as it in fact went. */
async function yearsOf(ctx: Context, row: ProjectRow) {
  const [receipts, distributed] = [await receiptsOf(ctx, row.id), await distributedOf(ctx, row.id)]
  return planOf(await termsOf(ctx, row)).map((one) => {
    const { year } = one
    const [returnFen, principalFen, interestFen] = (['return', 'principal', 'interest'] as const).map(
      (kind) => paidFor(receipts, kind, year),
    ) as [number, number, number]
    const distributedFen = distributed.find((given) => given.year === year)?.fen ?? 0
    const paid = { returnFen, principalFen, interestFen, distributedFen }
    const due = row.termFrom && dueOn(row.termFrom, year)
    return {
      ...one,
      dueOn: due,
      actual: {
        ...paid,
        netFen: returnFen > 0 ? returnFen - principalFen - interestFen - one.depreciationFen : 0,
      },
      lateFen: due && due < ctx.today && !row.ended ? Math.max(0, one.returnFen - returnFen) : 0,
      distributableFen: distributable(one, paid),
    }
  })
}

/** Of a year of the term what can still be divided, and how that comes. */
export async function divided(ctx: Context, row: ProjectRow, year: number) {
  const found = (await yearsOf(ctx, row)).find((one) => one.year === year)
  const { returnFen = 0, principalFen = 0, interestFen = 0, distributedFen = 0 } = found?.actual ?? {}
  return {
    fen: found?.distributableFen ?? 0,
    ...{ returnFen, principalFen, interestFen, distributedFen },
    depreciationFen: found?.depreciationFen ?? 0,
  }
}

const titles = [
  '年度',
  '应收日期',
  '计划固定收益',
  '计划偿还本金',
  '计划支付利息',
  '折旧',
  '计划净收益',
  '实收固定收益',
  '实还本金',
  '实付利息',
  '实际净收益',
  '已分配',
  '逾期未收',
]

export const planActions: ActionsOf<typeof plan> = {
  async get(ctx, { id }) {
    const row = await getProject(ctx, id)
    const outcome = outcomeOf(await termsOf(ctx, row), row.residualOwner === 'investor')
    const villages = (await sharesOf(ctx, id)).length
    return {
      years: await yearsOf(ctx, row),
      ...outcome,
      perVillageFen: villages > 0 ? Math.round(outcome.averageNetFen / villages) : null,
    }
  },

  async export(ctx, { id }) {
    const row = await getProject(ctx, id)
    const years = await yearsOf(ctx, row)
    noteDeed(ctx, row, 'planExported')
    return listSheet(
      `收益测算_${row.name}_${ctx.today}`,
      {
        name: '收益测算',
        title: `${row.name}收益测算：计划与实际（单位：元）`,
        columns: titles.map((title) => ({ title, width: 18, kind: 'text' as const })),
      },
      async (_, { limit, offset }) => years.slice(offset, offset + limit),
      (one) => [
        `第${one.year}年`,
        one.dueOn,
        ...[one.returnFen, one.principalFen, one.interestFen, one.depreciationFen, one.netFen].map(
          formatYuan,
        ),
        ...[one.actual.returnFen, one.actual.principalFen, one.actual.interestFen].map(formatYuan),
        ...[one.actual.netFen, one.actual.distributedFen, one.lateFen].map(formatYuan),
      ],
    )
  },
}

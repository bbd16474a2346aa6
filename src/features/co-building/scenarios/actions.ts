import { formatYuan } from '#basics/money.ts'
import type { Context } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { noteDeed } from '../projects/actions.ts'
import { getProject, type ProjectRow } from '../projects/queries.ts'
import { termsOf } from '../projects/reading/actions.ts'
import type { scenarios } from './contract.ts'
import { type Scenario, scenarioNames, scenariosOf } from './rules.ts'

type Own = { [K in keyof Scenario]?: Scenario[K] | undefined }

async function rowsFor(ctx: Context, row: ProjectRow, asked: Own) {
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
  const own = Object.keys(given).length > 0 ? (given as Partial<Scenario>) : undefined
  const { capacity, priceFen, costFen, residualOwner } = row
  const stays = residualOwner === 'investor'
  return scenariosOf(await termsOf(ctx, row), { capacity, priceFen, costFen }, { own, stays })
}

const percent = (share: number | null) => (share === null ? '' : `${(share * 100).toFixed(2)}%`)
const titles = [
  '情景',
  '固定收益率',
  '贷款利率',
  '合作年限',
  '单价（元）',
  '年固定收益（元）',
  '年均净收益（元）',
  '净收益率',
  '合作期净收益（元）',
  '期末净值（元）',
  '全部投资内部收益率',
  '自有资金内部收益率',
  '静态回收期（年）',
  '经营覆盖倍数',
]

export const scenarioActions: ActionsOf<typeof scenarios> = {
  async list(ctx, { id, ...asked }) {
    return rowsFor(ctx, await getProject(ctx, id), asked)
  },

  async export(ctx, { id, ...asked }) {
    const row = await getProject(ctx, id)
    const rows = await rowsFor(ctx, row, asked)
    noteDeed(ctx, row, 'scenariosExported')
    return listSheet(
      `情景测算_${row.name}_${ctx.today}`,
      {
        name: '情景测算',
        title: `${row.name}情景测算`,
        columns: titles.map((title) => ({ title, width: 18, kind: 'text' as const })),
      },
      async (_, { limit, offset }) => rows.slice(offset, offset + limit),
      (one) => [
        scenarioNames[one.about],
        `${one.rate / 100}%`,
        `${one.interest / 100}%`,
        String(one.years),
        one.priceFen === null ? '' : formatYuan(one.priceFen),
        formatYuan(one.returnFen),
        formatYuan(one.averageNetFen),
        `${one.netRate / 100}%`,
        formatYuan(one.totalNetFen),
        formatYuan(one.residualFen),
        percent(one.irr),
        percent(one.ownIrr),
        one.payback === null ? '' : one.payback.toFixed(2),
        one.cover === null ? '' : one.cover.toFixed(2),
      ],
    )
  },
}

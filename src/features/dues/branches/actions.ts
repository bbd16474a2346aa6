import { monthOf } from '#basics/days.ts'
import { formatYuan } from '#basics/money.ts'
import { type Month, monthInWords } from '#basics/months.ts'
import type { Reader } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { lastDueMonth } from '../arrears/rules.ts'
import { pathOf } from '../places/queries.ts'
import { settingsFor } from '../settings/queries.ts'
import type { branches } from './contract.ts'
import { branchLines } from './queries.ts'

type Asked = {
  month?: Month | undefined
  organizationId?: number | undefined
  text?: string | undefined
  wanting?: boolean | undefined
}

async function lines(
  ctx: Reader,
  { month = monthOf(ctx.today), organizationId, ...asked }: Asked,
  page: { limit: number; offset: number },
) {
  const { cycle } = await settingsFor(ctx, month)
  const path = await pathOf(ctx, organizationId)
  return branchLines(ctx, { ...asked, month, path, lastDue: lastDueMonth(ctx.today, cycle) }, page)
}

export const branchActions: ActionsOf<typeof branches> = {
  async list(ctx, { page, size, ...asked }) {
    const rows = await lines(ctx, asked, { limit: size, offset: (page - 1) * size })
    return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 }
  },

  async export(ctx, asked) {
    const month = asked.month ?? monthOf(ctx.today)
    ctx.record({
      action: 'dues.branchesExported',
      subject: { kind: 'dues', id: month, name: '各支部党费' },
      after: { month },
    })
    const scope = { reach: ctx.reach, today: ctx.today }
    const titles = [
      '党支部',
      '上级党组织',
      '党员',
      '列入名册',
      '应交（元）',
      '已交（元）',
      '未交齐',
      '三个月以上未交齐',
      '缺基数',
    ]
    return listSheet(
      `各支部党费_${month}`,
      {
        name: '各支部党费',
        title: `${monthInWords(month)}各党支部党费`,
        columns: titles.map((title) => ({ title })),
      },
      (db, page) => lines({ ...scope, db }, asked, page),
      (row) => [
        row.name,
        row.parentName,
        row.members,
        row.people,
        formatYuan(row.dueFen),
        formatYuan(row.paidFen),
        row.unpaid,
        row.behind,
        row.missing,
      ],
    )
  },
}

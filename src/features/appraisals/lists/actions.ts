import { yearOf } from '#basics/days.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { SheetLayout } from '#platform/sheets.ts'
import type { contract } from '../contract.ts'
import { stateNames } from '../rules.ts'
import { countRounds, type Filters, type ListRow, listRounds, pageOfRounds } from './queries.ts'

type Asked = Omit<Filters, 'path' | 'year'> & {
  year?: number | undefined
  organizationId?: number | undefined
}

async function questionOf(ctx: Context, { organizationId, year, ...asked }: Asked): Promise<Filters> {
  const path = organizationId === undefined ? '' : (await getOrganization(ctx, organizationId)).path
  return { ...asked, path, year: year ?? yearOf(ctx.today) }
}

const shown = ({ members, absent, written, voted, graded, excellent, ...row }: ListRow) => ({
  ...row,
  members: members ?? 0,
  absent: absent ?? 0,
  written: written ?? 0,
  voted: voted ?? 0,
  graded: graded ?? 0,
  excellent: excellent ?? 0,
})

export const listActions: Pick<ActionsOf<typeof contract>, 'list' | 'export'> = {
  async list(ctx, { page, size, ...asked }) {
    const found = listRounds(ctx, await questionOf(ctx, asked), ctx.today)
    const rows = await pageOfRounds(found, { limit: size, offset: (page - 1) * size })
    return { rows: rows.map(shown), total: await countRounds(found) }
  },

  async export(ctx, asked) {
    const question = await questionOf(ctx, asked)
    const { reach, today } = ctx
    ctx.record({
      action: 'appraisals.exported',
      subject: { kind: 'appraisals', id: 'export', name: '民主评议列表' },
      after: { year: question.year },
    })
    return listSheet(
      `民主评议_${question.year}`,
      layout(question.year),
      async (db, page) => pageOfRounds(listRounds({ db, reach }, question, today), page),
      (row) => {
        const { organizationName, state, closedOn, ...one } = shown(row)
        const counts = [one.members, one.absent, one.written, one.voted, one.graded, one.excellent]
        return [organizationName, state ? stateNames[state] : '未发起', ...counts, closedOn]
      },
    )
  },
}

const layout = (year: number): SheetLayout => ({
  name: '民主评议',
  title: `${year}年度民主评议党员情况`,
  columns: [
    { title: '党支部', width: 36, kind: 'text' },
    { title: '状态', width: 12, kind: 'text' },
    { title: '名册人数' },
    { title: '未参加' },
    { title: '已自评' },
    { title: '线上已测评' },
    { title: '已评等次' },
    { title: '优秀' },
    { title: '办结日期', kind: 'day' },
  ],
})

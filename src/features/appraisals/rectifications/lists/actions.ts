import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { SheetLayout } from '#platform/sheets.ts'
import type { rectifications } from '../contract.ts'
import {
  countRectifications,
  type Filters,
  listRectifications,
  pageOfRectifications,
  type RectificationRow,
} from '../queries.ts'
import { daysLate, sourceNames, statusNames, yearsFollowed } from '../rules.ts'

export const shown = ({ path: _, ...row }: RectificationRow, today: string) => ({
  ...row,
  daysLate: daysLate(row, today),
  yearsFollowed: yearsFollowed(row, today),
})

type Asked = Omit<Filters, 'path'> & { organizationId?: number | undefined }
async function questionOf(ctx: Context, { organizationId, ...asked }: Asked): Promise<Filters> {
  const path = organizationId === undefined ? '' : (await getOrganization(ctx, organizationId)).path
  return { ...asked, path }
}

export const listActions: Pick<ActionsOf<typeof rectifications>, 'list' | 'export'> = {
  async list(ctx, { page, size, ...asked }) {
    const found = listRectifications(ctx, await questionOf(ctx, asked), ctx.today)
    const rows = await pageOfRectifications(found, { limit: size, offset: (page - 1) * size })
    return { rows: rows.map((row) => shown(row, ctx.today)), total: await countRectifications(found) }
  },

  async export(ctx, asked) {
    const question = await questionOf(ctx, asked)
    const { reach, today } = ctx
    ctx.record({
      action: 'rectifications.exported',
      subject: { kind: 'rectifications', id: 'export', name: '整改清单' },
      after: { state: question.state },
    })
    return listSheet(
      `整改清单_${today}`,
      layout,
      async (db, page) => pageOfRectifications(listRectifications({ db, reach }, question, today), page),
      cells,
    )
  },
}

const layout: SheetLayout = {
  name: '整改清单',
  title: '整改清单',
  columns: [
    { title: '党支部', width: 30, kind: 'text' },
    { title: '来源', width: 14, kind: 'text' },
    { title: '党员', width: 10, kind: 'text' },
    { title: '问题', width: 44, kind: 'text' },
    { title: '整改措施', width: 44, kind: 'text' },
    { title: '责任人', width: 10, kind: 'text' },
    { title: '提出日期', kind: 'day' },
    { title: '完成期限', kind: 'day' },
    { title: '整改日期', kind: 'day' },
    { title: '销号日期', kind: 'day' },
    { title: '状态', width: 16, kind: 'text' },
  ],
}

const cells = (row: RectificationRow) => [
  row.organizationName,
  sourceNames[row.source],
  row.personName,
  row.problem,
  row.measure,
  row.responsibleName,
  row.raisedOn,
  row.dueOn,
  row.solvedOn,
  row.confirmedOn,
  statusNames[row.status],
]

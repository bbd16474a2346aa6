import { getOrganization } from '#features/organizations/queries.ts'
import type { Reader } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { SheetLayout } from '#platform/sheets.ts'
import { dueWords, stateOf, workItemKindNames, workItemStateNames } from '../rules.ts'
import type { lists } from './contract.ts'
import { countItems, type Filters, listItems, type Order, pageOfItems } from './queries.ts'

type Asked = Omit<Filters, 'path' | 'today'> & { organizationId?: number | undefined }

async function ask(ctx: Reader, { organizationId, ...filters }: Asked) {
  const path = organizationId === undefined ? '' : (await getOrganization(ctx, organizationId)).path
  return listItems(ctx, { ...filters, path, today: ctx.today })
}

async function rowsOf(ctx: Reader, asked: Asked, order: Order, page: { limit: number; offset: number }) {
  const rows = await pageOfItems(await ask(ctx, asked), order, page)
  return rows.map(({ status, ...row }) => {
    const state = stateOf({ status, dueOn: row.dueOn }, ctx.today)
    return { ...row, state, due: dueWords(state, row.dueOn, ctx.today) }
  })
}

const layout: SheetLayout = {
  name: '工作事项',
  title: '工作事项',
  columns: [
    { title: '党组织', width: 36, kind: 'text' },
    { title: '类别', width: 8, kind: 'text' },
    { title: '事项', width: 40, kind: 'text', wrap: true },
    { title: '来源', width: 24, kind: 'text' },
    { title: '责任人', width: 20, kind: 'text' },
    { title: '登记日期', kind: 'day' },
    { title: '完成期限', kind: 'day' },
    { title: '状态', width: 12, kind: 'text' },
    { title: '办结日期', kind: 'day' },
    { title: '办理结果', width: 44, kind: 'text', wrap: true },
    { title: '进展和佐证', width: 12 },
  ],
}

export const listActions: ActionsOf<typeof lists> = {
  async list(ctx, { page, size, sort, descending, ...asked }) {
    const total = await countItems(await ask(ctx, asked))
    const rows = await rowsOf(ctx, asked, { sort, descending }, { limit: size, offset: (page - 1) * size })
    return { rows, total }
  },

  async export(ctx, { sort, descending, ...asked }) {
    ctx.record({
      action: 'workItems.exported',
      subject: { kind: 'workItems', id: 'export', name: '工作事项列表' },
      after: { kinds: asked.kinds?.map((kind) => workItemKindNames[kind]) },
    })
    const scope = { reach: ctx.reach, today: ctx.today }
    return listSheet(
      `工作事项（${ctx.today}）`,
      layout,
      (db, page) => rowsOf({ ...scope, db }, asked, { sort, descending }, page),
      (row) => [
        row.organizationName,
        workItemKindNames[row.kind],
        row.title,
        row.source,
        row.people,
        row.openedOn,
        row.dueOn,
        workItemStateNames[row.state],
        row.doneOn,
        row.doneWords,
        row.evidence,
      ],
    )
  },
}

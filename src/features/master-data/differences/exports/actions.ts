import { getOrganization } from '#features/organizations/queries.ts'
import type { Context, Download } from '#platform/context.ts'
import { writeSheet } from '#platform/sheets.ts'
import { topicOf } from '../../sheets/rules.ts'
import { type DifferenceFilters, type DifferenceRow, listing, rowsOf } from '../queries.ts'
import { kindNames, statusNames } from '../rules.ts'

type Asked = DifferenceFilters & { organizationId?: number }

const pageSize = 2000

/** The differences as they are asked for, every one of them, as a sheet; who took it out is recorded. */
export async function exportDifferences(
  ctx: Context,
  { organizationId, ...filters }: Asked,
): Promise<Download> {
  const path = organizationId ? (await getOrganization(ctx, organizationId)).path : null
  ctx.record({
    action: 'differences.exported',
    subject: { kind: 'differences', id: organizationId ?? 0, name: '对账箱' },
    path: path ?? ctx.reach.paths[0],
    after: { organizationId, ...filters },
  })
  const pages = async function* (read: Parameters<Download['body']>[0]) {
    for (let offset = 0; ; offset += pageSize) {
      const rows = await read((db) =>
        rowsOf(listing({ ...ctx, db }, filters, path))
          .limit(pageSize)
          .offset(offset)
          .execute(),
      )
      yield* rows.map(lineOf)
      if (rows.length < pageSize) return
    }
  }
  return {
    name: `对账箱_${ctx.today}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: (read) =>
      writeSheet(
        {
          name: '差异',
          title: '对账箱：主数据与名册的差异',
          lines: [{ left: `导出人：${ctx.actor.name}`, right: `导出日期：${ctx.today}` }],
          columns: headers.map((title) => ({ title, kind: /日期$/.test(title) ? 'day' : 'text' }) as const),
        },
        pages(read),
      ),
  }
}

const headers = [
  ...['对象', '工号或编码', '所在党组织', '类别', '项目', '名册', '主数据', '生效日期', '状态'],
  ...['询问', '答复', '决定人', '说明'],
]

const lineOf = (row: DifferenceRow) => [
  row.name,
  row.key,
  row.place_name,
  kindNames[row.kind],
  row.kind === 'missing'
    ? '主数据记录'
    : topicOf(row.subject === 'person' ? 'people' : 'organizations', row.field),
  row.register_text,
  row.master_text,
  row.effective_on,
  statusNames[row.status],
  row.question,
  row.reply,
  row.decided_by,
  row.decided_because,
]

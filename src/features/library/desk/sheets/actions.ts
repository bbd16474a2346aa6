import { sensitivityNames } from '#basics/sensitivity.ts'
import type { Context, Download } from '#platform/context.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { SheetLayout } from '#platform/sheets.ts'
import { kindNames, validityNames, validityOf } from '../../rules.ts'
import { type DeskFilters, type DeskOrder, listKept, pageOfKept } from '../queries.ts'
import { openNames, stateNames } from '../rules.ts'

const columns: SheetLayout['columns'] = [
  { title: '标题', width: 50, kind: 'text' },
  { title: '状态', width: 14, kind: 'text' },
  { title: '栏目', width: 14, kind: 'text' },
  { title: '类型', width: 8, kind: 'text' },
  { title: '发布机关', width: 24, kind: 'text' },
  { title: '文号', width: 20, kind: 'text' },
  { title: '发布日期', width: 12, kind: 'text' },
  { title: '有效性', width: 10, kind: 'text' },
  { title: '标识', width: 8, kind: 'text' },
  { title: '阅读范围', width: 30, kind: 'text' },
  { title: '登记人', width: 10, kind: 'text' },
]

/** The catalogue of the desk as a sheet. */
export function deskSheet(ctx: Context, asked: DeskFilters, order: DeskOrder): Download {
  const { reach, today } = ctx
  ctx.record({
    action: 'materials.exported',
    subject: { kind: 'materials', id: 'export', name: '资料目录' },
    after: { state: asked.state ?? 'all' },
  })
  return listSheet(
    '资料目录',
    { name: '资料目录', title: '党建书苑资料目录', columns },
    (db, page) => pageOfKept(listKept({ db, reach, today }, asked), order, page),
    (row) => {
      const validity = validityOf(row, today)
      return [
        row.title,
        row.open && row.currentVersion
          ? `${stateNames[row.state]}（${openNames[row.open]}）`
          : stateNames[row.state],
        row.columnName,
        kindNames[row.kind],
        row.issuer,
        row.documentNumber,
        row.issuedOn,
        validity && validityNames[validity],
        sensitivityNames[row.sensitivity],
        row.audienceName ?? '全院',
        row.madeBy,
      ]
    },
  )
}

import { sensitivityNames } from '#basics/sensitivity.ts'
import type { Context, Download } from '#platform/context.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { SheetLayout } from '#platform/sheets.ts'
import { listReadable, pageOfReadable, type ReadingFilters, type ReadingOrder } from '../queries.ts'
import { kindNames, validityNames, validityOf } from '../rules.ts'

const columns: SheetLayout['columns'] = [
  { title: '标题', width: 50, kind: 'text' },
  { title: '有效性', width: 10, kind: 'text' },
  { title: '栏目', width: 14, kind: 'text' },
  { title: '类型', width: 8, kind: 'text' },
  { title: '发布机关', width: 24, kind: 'text' },
  { title: '文号', width: 20, kind: 'text' },
  { title: '发布日期', kind: 'day' },
  { title: '标识', width: 8, kind: 'text' },
]

/** The catalogue of what whoever asks may read, as it was narrowed and sorted. What somebody reads stands in no trail. */
export function readingSheet(ctx: Context, asked: ReadingFilters, order: ReadingOrder): Download {
  const { actor, zone, today } = ctx
  return listSheet(
    '资料目录',
    { name: '资料目录', title: '党建书苑 · 资料目录', columns },
    (db, page) => pageOfReadable(listReadable({ db, actor, zone, today }, asked), order, page),
    (row) => {
      const validity = validityOf(row, today)
      return [
        row.title,
        validity && validityNames[validity],
        row.columnName,
        kindNames[row.kind],
        row.issuer,
        row.documentNumber,
        row.issuedOn,
        sensitivityNames[row.sensitivity],
      ]
    },
  )
}

import { minuteOf } from '#basics/days.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { listReports } from '../queries.ts'
import { checksInWords, tablesInWords } from '../rules.ts'

type Row = Awaited<ReturnType<typeof listReports>>['rows'][number]

/** The reports that were made, one a line, with the digest that tells one from another. */
export const reportListSheet = (rows: Parameters<typeof listSheet<Row>>[2]) =>
  listSheet(
    '报表留存',
    {
      name: '报表留存',
      title: '报表留存目录',
      columns: [
        { title: '统计截止日', kind: 'day' },
        { title: '填报单位', width: 40, kind: 'text' },
        { title: '表', width: 10, kind: 'text' },
        { title: '校核', width: 12, kind: 'text' },
        { title: '生成时间', width: 18, kind: 'text' },
        { title: '填表人', width: 12, kind: 'text' },
        { title: '数字摘要', width: 68, kind: 'text' },
      ],
    },
    rows,
    (row) => [
      row.asOf,
      row.organizationName,
      tablesInWords(row.tables),
      checksInWords(row.failedChecks),
      minuteOf(row.madeAt),
      row.madeBy,
      row.digest,
    ],
  )

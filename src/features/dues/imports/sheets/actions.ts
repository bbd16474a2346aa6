import { minuteOf } from '#basics/days.ts'
import { formatYuan } from '#basics/money.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { importRows, pageOfImports } from '../queries.ts'
import { answerNames, outcomeNames } from '../rules.ts'

type Import = Awaited<ReturnType<typeof pageOfImports>>[number]
type Row = Awaited<ReturnType<ReturnType<typeof importRows>['execute']>>[number]
type Pages<Line> = Parameters<typeof listSheet<Line>>[2]

/** The files that were read, and how far each is answered. */
export const importSheet = (rows: Pages<Import>) =>
  listSheet(
    '收款对账',
    {
      name: '收款对账',
      title: '党费收款对账',
      columns: [
        { title: '文件', width: 32, kind: 'text' },
        { title: '党组织', width: 36, kind: 'text' },
        { title: '行数' },
        { title: '相符' },
        { title: '待处理' },
        { title: '金额（元）', width: 14, kind: 'text' },
        { title: '读入', width: 12, kind: 'text' },
        { title: '读入时间', width: 18, kind: 'text' },
      ],
    },
    rows,
    (row) => [
      row.fileName,
      row.organizationName,
      row.lines,
      row.matched,
      row.waiting,
      formatYuan(row.fen),
      row.readBy,
      minuteOf(row.readAt),
    ],
  )

/** One file line by line: what was found, and what was done about it. */
export const importRowSheet = (fileName: string, rows: Pages<Row>) =>
  listSheet(
    `对账结果_${fileName.replace(/\.[^.]*$/, '')}`,
    {
      name: '对账结果',
      title: `${fileName}对账结果`,
      columns: [
        { title: '行' },
        { title: '账户（工号）', width: 16, kind: 'text' },
        { title: '户名', width: 12, kind: 'text' },
        { title: '用途（月份）', width: 14, kind: 'text' },
        { title: '金额（元）', width: 14, kind: 'text' },
        { title: '交易日期', kind: 'day' },
        { title: '对账', width: 18, kind: 'text' },
        { title: '处理', width: 12, kind: 'text' },
        { title: '原因', width: 36, kind: 'text' },
      ],
    },
    rows,
    (row) => [
      row.line,
      row.account,
      row.name,
      row.month,
      formatYuan(row.fen),
      row.paidOn,
      outcomeNames[row.outcome],
      row.answer && answerNames[row.answer],
      row.answeredBecause,
    ],
  )

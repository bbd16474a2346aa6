import { formatDay } from '#basics/days.ts'
import { capitalYuan, formatYuan } from '#basics/money.ts'
import { spanInWords } from '#basics/months.ts'
import type { Download } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { printPdf } from '#platform/print.ts'
import type { RemittanceRow } from '../queries.ts'
import { remittanceStateNames } from '../rules.ts'

const outside = '院外上级党组织'
const monthsOf = ({ fromMonth, untilMonth }: RemittanceRow) => spanInWords(fromMonth, untilMonth)

/** 党费上缴收据: who handed up what, how it was reckoned, when it came. @throws Refusal dues-remit-unconfirmed */
export function receiptOf(row: RemittanceRow): Download {
  const { receiptNumber, receivedOn } = row
  if (row.state !== 'confirmed' || !receivedOn) throw new Refusal('conflict', 'dues-remit-unconfirmed')
  const lines = [
    ['上缴党组织', row.organizationName],
    ['收款党组织', row.receiverName ?? outside],
    ['党费月份', monthsOf(row)],
    ['收缴党费', `${formatYuan(row.collectedFen + row.receivedFen)} 元`],
    ['按比例留存', `${formatYuan(row.keptFen)} 元`],
    ['上缴（大写）', capitalYuan(row.fen)],
    ['上缴（小写）', `￥${formatYuan(row.fen)}`],
    ['上缴日期', formatDay(row.handedOn)],
    ['收到日期', formatDay(receivedOn)],
    ['确认', row.confirmedBy ?? ''],
    ...(row.note ? [['说明', row.note]] : []),
  ]
  const data = { title: '党费上缴收据', number: receiptNumber, lines, tables: [], notes: [] }
  return {
    name: `党费上缴收据_${row.organizationName}_${receivedOn}.pdf`,
    type: 'application/pdf',
    body: async function* () {
      yield await printPdf('dues.typ', data, receivedOn)
    },
  }
}

export const sheetOf = (rows: Parameters<typeof listSheet<RemittanceRow>>[2]) =>
  listSheet(
    '党费上缴',
    {
      name: '党费上缴',
      title: '党费上缴登记',
      columns: [
        { title: '上缴党组织', width: 32, kind: 'text' },
        { title: '收款党组织', width: 28, kind: 'text' },
        { title: '月份', width: 28, kind: 'text' },
        { title: '状态', width: 12, kind: 'text' },
        { title: '本级收取（元）', width: 16, kind: 'text' },
        { title: '下级上缴（元）', width: 16, kind: 'text' },
        { title: '留存（元）', width: 14, kind: 'text' },
        { title: '上缴（元）', width: 14, kind: 'text' },
        { title: '上缴日期', kind: 'day' },
        { title: '收到日期', kind: 'day' },
        { title: '收据编号', width: 18, kind: 'text' },
        { title: '说明', width: 30, kind: 'text' },
      ],
    },
    rows,
    (row) => [
      row.organizationName,
      row.receiverName ?? outside,
      monthsOf(row),
      remittanceStateNames[row.state],
      ...[row.collectedFen, row.receivedFen, row.keptFen, row.fen].map(formatYuan),
      row.handedOn,
      row.receivedOn,
      row.receiptNumber,
      row.endedBecause ?? row.note,
    ],
  )

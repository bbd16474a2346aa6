import { formatDay } from '#basics/days.ts'
import { capitalYuan, formatYuan } from '#basics/money.ts'
import { monthInWords } from '#basics/months.ts'
import type { Download } from '#platform/context.ts'
import { printPdf } from '#platform/print.ts'
import type { TakenRow } from '../queries.ts'
import { receiptNumber, wayNames } from '../rules.ts'

/** 党费收据: who, how much in figures and in capitals, for which months, by which way. */
export function receiptOf(row: TakenRow, year: number): Download {
  const months = [
    ...new Set([row.fromMonth, row.untilMonth].flatMap((month) => (month ? monthInWords(month) : []))),
  ]
  const lines = [
    ['交款人', row.personName],
    ['所在党支部', row.organizationName],
    ['交纳月份', months.join(' 至 ') || '自愿多交'],
    ['交纳方式', wayNames[row.way]],
    ['交纳日期', formatDay(row.paidOn)],
    ...(row.extraFen > 0 ? [['其中自愿多交', `${formatYuan(row.extraFen)} 元`]] : []),
    ['金额（大写）', capitalYuan(row.fen)],
    ['金额（小写）', `￥${formatYuan(row.fen)}`],
    ['收款登记', row.recordedBy],
  ]
  const data = {
    title: '党费收据',
    number: receiptNumber(year, row.intakeId, row.personId),
    lines,
    notes: [],
  }
  return {
    name: `党费收据_${row.personName}_${row.paidOn}.pdf`,
    type: 'application/pdf',
    body: async function* () {
      yield await printPdf('dues.typ', { ...data, tables: [] }, row.paidOn)
    },
  }
}

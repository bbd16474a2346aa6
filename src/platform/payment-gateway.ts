import { type Day, parseDay } from '#basics/days.ts'
import { type Fen, formatYuan, parseYuan } from '#basics/money.ts'
import type { Whole } from './context.ts'
import { readSheet, writeSheet } from './sheets.ts'

/** What is to be collected from an account. `purpose` comes back with the payment. */
export type PaymentOrder = { account: string; name: string; purpose: string; fen: Fen }
export type PaymentLine = PaymentOrder & { line: number; paidOn: Day; reference: string | null }
/** A line that cannot be read: what of it, and what stands there. */
export type PaymentFault = {
  line: number
  what: 'header' | 'account' | 'purpose' | 'amount' | 'day'
  text: string
}

/** A way to a bank or payment office: orders go out, payments come back. Nothing outside of this knows which. */
export type PaymentGateway = {
  title: string
  orders(name: string, rows: Parameters<typeof writeSheet>[1]): Whole
  read(bytes: Uint8Array, fileName: string): Promise<{ lines: PaymentLine[]; faults: PaymentFault[] }>
}

const titles = {
  account: '账户',
  name: '户名',
  purpose: '用途',
  amount: '金额',
  day: '交易日期',
  reference: '流水号',
}

/** An order as a row of the file; the day and the reference are for the bank to fill in. */
export const orderCells = ({ account, name, purpose, fen }: PaymentOrder) => [
  account,
  name,
  purpose,
  formatYuan(fen).replaceAll(',', ''),
  null,
  null,
]

/** By files carried to and fro: a table of orders, and the same table back with day and reference. */
export const filePayments: PaymentGateway = {
  title: '银行或支付平台的文件',

  orders: (name, rows) => ({
    name: `${name}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: () =>
      writeSheet(
        {
          name: '收款清单',
          columns: Object.values(titles).map((title) => ({ title, kind: 'text', width: 18 })),
        },
        rows,
      ),
  }),

  async read(bytes, fileName) {
    const rows = await Array.fromAsync(readSheet(bytes, fileName))
    const at = rows.findIndex(({ cells }) => cells.some((cell) => cell.trim() === titles.account))
    const header = rows[at]?.cells.map((cell) => cell.trim()) ?? []
    const lacking = [titles.account, titles.purpose, titles.amount, titles.day].find(
      (one) => !header.includes(one),
    )
    if (lacking) return { lines: [], faults: [{ line: 1, what: 'header', text: lacking }] }
    const lines: PaymentLine[] = []
    const faults: PaymentFault[] = []
    for (const { line, cells } of rows.slice(at + 1)) {
      const read = readLine(line, (title) => cells[header.indexOf(title)]?.trim() ?? '')
      if ('what' in read) faults.push(read)
      else lines.push(read)
    }
    return { lines, faults }
  },
}

function readLine(line: number, cell: (title: string) => string): PaymentLine | PaymentFault {
  const [account, purpose] = [cell(titles.account), cell(titles.purpose)]
  if (!account) return { line, what: 'account', text: '' }
  if (!purpose) return { line, what: 'purpose', text: '' }
  const fen = parseYuan(cell(titles.amount))
  if (!fen) return { line, what: 'amount', text: cell(titles.amount) }
  const paidOn = parseDay(cell(titles.day).slice(0, 10))
  if (!paidOn) return { line, what: 'day', text: cell(titles.day) }
  return {
    line,
    account,
    name: cell(titles.name),
    purpose,
    fen,
    paidOn,
    reference: cell(titles.reference) || null,
  }
}

import { parseDay } from '#basics/days.ts'
import { whyNotIdentityNumber } from '#basics/identity-number.ts'
import type { Letter } from '../incoming/rules.ts'

/** The columns of the table, in their order: what one side exports the other reads. */
export const columns = [
  '姓名',
  '公民身份号码',
  '性别',
  '民族',
  '出生日期',
  '党员类别',
  '入党日期',
  '转正日期',
  '转出党组织',
  '转入党组织',
  '转入党组织编码',
  '转接原因',
  '党费交至',
  '介绍信编号',
  '开具日期',
  '有效天数',
  '接收日期',
  '状态',
] as const
export type ColumnTitle = (typeof columns)[number]

/** Without these a row cannot be entered. */
const needed: ColumnTitle[] = [
  '姓名',
  '公民身份号码',
  '党员类别',
  '入党日期',
  '转出党组织',
  '转入党组织编码',
  '党费交至',
  '介绍信编号',
  '开具日期',
  '有效天数',
]

export type Header = Map<ColumnTitle, number>

/** Where each column stands; the titles that are missing. */
export function readHeader(cells: string[]): { header: Header; missing: string[] } {
  const header: Header = new Map()
  for (const [at, cell] of cells.entries()) {
    const title = columns.find((one) => one === cell.trim())
    if (title && !header.has(title)) header.set(title, at)
  }
  return { header, missing: needed.filter((title) => !header.has(title)) }
}

export type ReadRow = { name: string; identityNumber: string; code: string; letter: Letter }
export type RowFault = { name: string; column: string }

/** A row as a letter, or the column that cannot be read. */
export function readRow(header: Header, cells: string[]): ReadRow | RowFault {
  const at = (title: ColumnTitle) => (cells[header.get(title) ?? -1] ?? '').trim()
  const name = at('姓名')
  const fault = (column: ColumnTitle): RowFault => ({ name, column })
  const blank = needed.find((title) => at(title) === '')
  if (blank) return fault(blank)
  const [issuedOn, joinedOn] = [parseDay(at('开具日期')), parseDay(at('入党日期'))]
  const fullOn = at('转正日期') === '' ? null : parseDay(at('转正日期'))
  const days = Number(at('有效天数'))
  const status = statuses[at('党员类别')]
  const number = at('公民身份号码').toUpperCase()
  if (whyNotIdentityNumber(number)) return fault('公民身份号码')
  if (!status) return fault('党员类别')
  if (!joinedOn) return fault('入党日期')
  if (at('转正日期') !== '' && !fullOn) return fault('转正日期')
  if (!issuedOn) return fault('开具日期')
  if (!Number.isInteger(days) || days < 1 || days > 90) return fault('有效天数')
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(at('党费交至'))) return fault('党费交至')
  const letter: Letter = {
    ...{ fromName: at('转出党组织'), number: at('介绍信编号'), issuedOn, days, status, joinedOn, fullOn },
    ...{ paidUntil: at('党费交至'), cause: 'unitChanged' },
  }
  return { name, identityNumber: number, code: at('转入党组织编码'), letter }
}

const statuses: Record<string, 'fullMember' | 'probationaryMember'> = {
  正式党员: 'fullMember',
  预备党员: 'probationaryMember',
}

import { type Fen, parseYuan } from '#basics/money.ts'
import { type DuesKind, type DuesSettings, duesKindNames, duesKinds, hasBase } from '../rules.ts'

/** A line of the reckoning of a base; `less` is taken off. */
export type PayItem = { key: string; label: string; less?: true; hint?: string }

const tax: PayItem = { key: 'incomeTax', label: '个人所得税', less: true }
const insurance: PayItem = {
  key: 'insurance',
  label: '五险一金（个人部分）',
  less: true,
  hint: '工资为应发数时填写',
}

/**
 * What a base is made of. 企业: 基本工资、岗位（职务）工资、技能工资、岗位津补贴和定期普遍发放的奖金、绩效, after the income tax
 * (V). Not in it (V): 住房、交通、通讯、加班、误餐补贴, 取暖费, 防暑降温费, 物业费, 不定期或非普遍发放的奖金, 科技成果转化奖励.
 */
export const payItems: Record<DuesKind, PayItem[]> = {
  salaried: [
    { key: 'basicPay', label: '基本工资' },
    { key: 'postPay', label: '岗位（职务）工资' },
    { key: 'skillPay', label: '技能工资' },
    { key: 'allowance', label: '岗位津贴补贴', hint: '不含住房、交通、通讯、加班、误餐补贴' },
    { key: 'bonus', label: '定期普遍发放的奖金、绩效', hint: '不含一次性奖励' },
    tax,
    insurance,
  ],
  annualSalary: [
    { key: 'received', label: '当月实际领取的薪酬' },
    { ...tax, hint: '领取数为税前时填写' },
    insurance,
  ],
  irregularIncome: [{ key: 'quarterIncome', label: '上季度纯收入合计', hint: '基数按月平均，即除以 3' }],
  retired: [{ key: 'pension', label: '基本离退休费或基本养老金', hint: '不含津贴补贴' }],
  farmer: [],
  student: [],
  unemployed: [],
  supported: [],
}

export type Items = Record<string, Fen>

const notDeducted = (key: string, { deductInsurance }: DuesSettings) =>
  key === 'insurance' && !deductInsurance

/** The base by its items; null where the amount does not depend on one. May be below zero: see whyNotBase. */
export function baseOf(kind: DuesKind, items: Items, settings: DuesSettings): Fen | null {
  if (!hasBase(kind)) return null
  const sum = payItems[kind].reduce((total, { key, less }) => {
    const fen = notDeducted(key, settings) ? 0 : (items[key] ?? 0)
    return less ? total - fen : total + fen
  }, 0)
  return kind === 'irregularIncome' ? Math.floor((2 * sum + 3) / 6) : sum
}

/** Only what belongs to the kind, and only what was said. */
export const itemsFor = (kind: DuesKind, items: Items): Items =>
  Object.fromEntries(payItems[kind].flatMap(({ key }) => (items[key] ? [[key, items[key]]] : [])))

export function whyNotBase(kind: DuesKind, items: Items, settings: DuesSettings): string | null {
  const base = baseOf(kind, items, settings)
  if (base === null) return null
  if (payItems[kind].every(({ key, less }) => less || !items[key])) return 'dues-base-nothing'
  return base < 0 ? 'dues-base-negative' : null
}

export const baseStates = ['missing', 'unconfirmed', 'confirmed', 'proposed'] as const
export const baseStateNames = {
  missing: '缺基数',
  unconfirmed: '待本人确认',
  confirmed: '已确认',
  proposed: '本人申请更正',
}

const kindColumn = '类别'
const everyItem = [
  ...new Map(duesKinds.flatMap((kind) => payItems[kind]).map((item) => [item.key, item])).values(),
]
/** The columns of the sheet that bases are brought by. */
export const sheetColumns = ['工号', '姓名', kindColumn, ...everyItem.map(({ label }) => label)]

export type SheetLine = { line: number; cells: string[] }
export type ReadBase = { line: number; employeeNo: string; name: string; kind: DuesKind; items: Items }
export type Fault = { line: number; code: string; text?: string }

/** Reads the sheet: the lines that can be understood, and what is wrong with the others. */
export function readBases(lines: readonly SheetLine[]): { bases: ReadBase[]; faults: Fault[] } {
  const at = lines.findIndex(({ cells }) => cells.some((cell) => cell.trim() === '工号'))
  const header = lines[at]?.cells.map((cell) => cell.trim()) ?? []
  if (!header.includes(kindColumn)) return { bases: [], faults: [{ line: 1, code: 'dues-sheet-header' }] }
  const bases: ReadBase[] = []
  const faults: Fault[] = []
  const seen = new Set<string>()
  for (const { line, cells } of lines.slice(at + 1)) {
    const cell = (title: string) => cells[header.indexOf(title)]?.trim() ?? ''
    const read = readLine(line, cell)
    if ('code' in read) faults.push(read)
    else if (seen.has(read.employeeNo)) faults.push({ line, code: 'dues-sheet-twice', text: read.employeeNo })
    else bases.push(read)
    seen.add(cell('工号'))
  }
  return { bases, faults }
}

function readLine(line: number, cell: (title: string) => string): ReadBase | Fault {
  const employeeNo = cell('工号')
  if (!employeeNo) return { line, code: 'dues-sheet-number' }
  const kind = duesKinds.find((one) => duesKindNames[one] === cell(kindColumn))
  if (!kind) return { line, code: 'dues-sheet-kind', text: cell(kindColumn) }
  const items: Items = {}
  for (const { key, label } of payItems[kind]) {
    const text = cell(label)
    const fen = text === '' ? 0 : parseYuan(text)
    if (fen === null) return { line, code: 'dues-sheet-amount', text: `${label} ${text}` }
    items[key] = fen
  }
  return { line, employeeNo, name: cell('姓名'), kind, items: itemsFor(kind, items) }
}

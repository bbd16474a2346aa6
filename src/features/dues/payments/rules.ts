import type { Fen } from '#basics/money.ts'
import { type Month, monthAfter } from '#basics/months.ts'
import { arrearNumbers } from '../arrears/rules.ts'

export const ways = ['cash', 'transfer', 'deduction', 'file'] as const
export type Way = (typeof ways)[number]
export const wayNames: Record<Way, string> = {
  cash: '现金',
  transfer: '转账',
  deduction: '工资代扣',
  file: '银行文件',
}

/** A month that is not paid in full. */
export type OpenMonth = { month: Month; openFen: Fen }
export type Part = { month: Month | null; fen: Fen }

/** The oldest month first; what is left over is a voluntary extra, without a month. */
export function allocate(open: readonly OpenMonth[], fen: Fen): Part[] {
  const parts: Part[] = []
  let rest = fen
  for (const { month, openFen } of [...open].sort((one, other) => (one.month < other.month ? -1 : 1))) {
    const part = Math.min(rest, openFen)
    if (part > 0) parts.push({ month, fen: part })
    rest -= part
  }
  return rest > 0 ? [...parts, { month: null, fen: rest }] : parts
}

/** 第十一条 (V): 自愿一次多交纳 1000 元以上 (the amount itself included), all of it goes to 中央. */
export const giftFen = 1_000_00
export const goesToCentre = (parts: readonly Part[]) =>
  parts.some(({ month, fen }) => month === null && fen >= giftFen)

export type Taking = {
  parts: readonly Part[]
  /** The member gives more of his own will. */
  extra: boolean
  /** The month of today. */
  now: Month
  note: string | null
}

/** More than is owed only of one's own will; months long gone (第十二条, M: six) with a word on why. */
export function whyNotTake({ parts, extra, now, note }: Taking): { code: string; field: string } | null {
  if (!extra && parts.some(({ month }) => month === null))
    return { code: 'dues-more-than-owed', field: 'fen' }
  const earliest = monthAfter(now, -arrearNumbers.backPayMonths)
  const late = parts.some(({ month }) => month !== null && month < earliest)
  return late && !note ? { code: 'dues-back-payment', field: 'note' } : null
}

/** The number printed on a receipt: of the year, the taking and the person. */
export const receiptNumber = (year: number, intakeId: number, personId: number) =>
  `${year}-${String(intakeId).padStart(6, '0')}-${personId}`

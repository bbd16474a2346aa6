import { ORPCError } from '@orpc/client'
import { formatYuan } from '#basics/money.ts'
import type { Option, Value } from '#web/kit/fields.ts'

/** 万元 in fen. */
const wan = 1_000_000

const numberOf = (value: Value): number | null => {
  const plain = String(value ?? '')
    .trim()
    .replaceAll(/[,，]/g, '')
  return /^\d{1,7}(?:\.\d{1,6})?$/.test(plain) ? Number(plain) : null
}

/** What was typed as 万元, with up to six decimals; zero while it cannot be read. */
export const fenOfWan = (value: Value): number => Math.round((numberOf(value) ?? 0) * wan)

/** A field as a number in so many smaller units. @throws ORPCError at the field, shown as what the server refuses */
function typed(value: Value, field: string, label: string, times: number): number {
  const number = numberOf(value)
  if (number !== null) return Math.round(number * times)
  throw new ORPCError('BAD_REQUEST', {
    message: `“${label}”应是数字，例如 12 或 12.5。请核对。`,
    data: { code: 'number-unreadable', facts: { field } },
  })
}
/** In fen, of 万元. */
export const fenTyped = (value: Value, field: string, label: string) => typed(value, field, label, wan)
/** In ten-thousandths, of a percentage; in fen, of 元. */
export const hundredthsTyped = (value: Value, field: string, label: string) => typed(value, field, label, 100)

/** As it is typed again: 12345678900 → 12345.6789 */
export const wanTyped = (fen: number): string => String(fen / wan)

/** 12345678900 → 12,345.68, in 万元; smaller sums keep what they are worth. */
export const inWan = (fen: number): string => formatYuan(Math.round(fen / 10_000))

/** A large sum with its unit: from a hundred million yuan on in 亿元. */
export const sumShown = (fen: number): { value: string; unit: string } =>
  fen >= 10_000 * wan ? { value: inWan(fen / 10_000), unit: '亿元' } : { value: inWan(fen), unit: '万元' }

/** As a number in 万元, for charts and bars. */
export const wanNumber = (fen: number): number => Math.round(fen / 10_000) / 100

export const sumOf = <Row>(rows: Row[], of: (row: Row) => number): number =>
  rows.reduce((all, row) => all + of(row), 0)

export const percent = (share: number | null, digits = 2): string =>
  share === null ? '—' : `${(share * 100).toFixed(digits)}%`

export const options = (names: Record<string, string>): Option[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

import { formatYuan } from '#basics/money.ts'
import type { Option, Value } from '#web/kit/fields.ts'

/** 万元 in fen. */
const wan = 1_000_000

/** What was typed as 万元, with up to six decimals; what cannot be read counts as zero, which the server refuses. */
export function fenOfWan(value: Value): number {
  const plain = String(value ?? '')
    .trim()
    .replaceAll(/[,，]/g, '')
  return /^\d{1,7}(?:\.\d{1,6})?$/.test(plain) ? Math.round(Number(plain) * wan) : 0
}

/** As it is typed again: 12345678900 → 12345.6789 */
export const wanTyped = (fen: number): string => String(fen / wan)

/** 12345678900 → 12,345.68, in 万元; smaller sums keep what they are worth. */
export const inWan = (fen: number): string => formatYuan(Math.round(fen / 10_000))

/** What was typed as a percentage, in ten-thousandths. */
export const rateOf = (value: Value): number => Math.round(Number(value ?? 0) * 100)

export const percent = (share: number | null, digits = 2): string =>
  share === null ? '—' : `${(share * 100).toFixed(digits)}%`

export const options = (names: Record<string, string>): Option[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

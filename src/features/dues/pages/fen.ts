import { parseYuan } from '#basics/money.ts'
import type { Value } from '#web/kit/fields.ts'

/** What was typed as yuan; what cannot be read counts as zero, which the server refuses at its field. */
export const fenOf = (value: Value): number => parseYuan(String(value ?? '')) ?? 0

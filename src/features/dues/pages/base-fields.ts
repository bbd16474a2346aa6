import { formatYuan } from '#basics/money.ts'
import type { Field, Values } from '#web/kit/fields.ts'
import { payItems } from '../bases/rules.ts'
import { type DuesKind, duesKindNames } from '../rules.ts'
import { fenOf } from './fen.ts'
import { monthOptions, options } from './shown.tsx'

/** The fields of a base: from when, of what kind, and the items of that kind. */
export const baseFields = (kind: DuesKind): Field[] => [
  { kind: 'choice', name: 'fromMonth', label: '起始月份', required: true, options: monthOptions() },
  { kind: 'choice', name: 'kind', label: '类别', required: true, options: options(duesKindNames) },
  ...payItems[kind].map(
    ({ key, label, less, hint }): Field => ({
      kind: 'text',
      name: key,
      label: `${less ? '减：' : ''}${label}（元）`,
      maximum: 12,
      hint,
    }),
  ),
]

export const saidBase = (values: Values) => {
  const kind = values.kind as DuesKind
  return {
    fromMonth: String(values.fromMonth),
    kind,
    items: Object.fromEntries(payItems[kind].map(({ key }) => [key, fenOf(values[key])])),
  }
}

/** What is known already, to start from. */
export const startOf = (
  base: { kind: DuesKind; items: Record<string, number> } | null | undefined,
): Values => ({
  kind: base?.kind ?? 'salaried',
  ...Object.fromEntries(
    Object.entries(base?.items ?? {}).map(([key, fen]) => [key, formatYuan(fen).replaceAll(',', '')]),
  ),
})

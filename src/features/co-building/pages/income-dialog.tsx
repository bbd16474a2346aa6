import { yearOf } from '#basics/days.ts'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { today } from '#web/kit/today.ts'
import { incomeSources } from '../rules.ts'
import { wanTyped } from './money.ts'
import { incomeFields, incomesOf, type Village } from './village-fields.ts'

/** What stands there of a year; a source without is empty. */
const standing = ({ years }: Village, year: number): Values => {
  const known = years.find((one) => one.year === year)?.sources ?? []
  const of = (source: string) => known.find((one) => one.source === source)
  return Object.fromEntries(
    incomeSources.map((source) => {
      const fen = of(source)?.fen
      return [source, fen ? wanTyped(fen) : undefined]
    }),
  )
}

/** 登记自有收入: of a year, by source; what is written replaces what stood there. */
export function IncomeDialog({ village, onClose }: { village: Village; onClose: () => void }) {
  const record = useAct(call.coBuilding.villages.recordIncome, { done: '已登记' })
  const now = yearOf(today())
  const fields: Field[] = [
    { kind: 'number', name: 'year', label: '年度', required: true, least: 2000, most: now },
    ...incomeFields,
  ]
  const form = useForm(fields, { year: now, ...standing(village, now) }, async (values) => {
    await record.send({ id: village.id, year: Number(values.year), incomes: incomesOf(values) })
    onClose()
  })
  const change = (next: Values) =>
    form.change('year' in next ? { ...standing(village, Number(next.year)), ...next } : next)
  return (
    <Sheet
      title={`${village.name}自有收入`}
      submitWord="登记"
      busy={form.busy}
      error={form.error}
      onSubmit={() => void form.send()}
      onClose={onClose}
    >
      <Notice>不含项目分红：分红按到账自动计入。再次登记同一年度，以最后一次为准。</Notice>
      <FormFields
        fields={fields}
        values={form.values}
        faults={form.faults}
        change={change}
        draft={form.draft}
      />
    </Sheet>
  )
}

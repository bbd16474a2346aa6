import { yearOf } from '#basics/days.ts'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { today } from '#web/kit/today.ts'
import { wanTyped } from './money.ts'
import { incomeFields, incomesOf, type Village } from './village-fields.ts'

/** 登记自有收入: of a year, by source; what is written replaces what stood there. */
export function IncomeDialog({ village, onClose }: { village: Village; onClose: () => void }) {
  const record = useAct(call.coBuilding.villages.recordIncome, { done: '已登记' })
  const year = yearOf(today())
  const known = village.years.find((one) => one.year === year)?.sources ?? []
  return (
    <FormDialog
      title={`${village.name}自有收入`}
      notice="不含项目分红：分红按到账自动计入。再次登记同一年度，以最后一次为准。"
      fields={[
        { kind: 'number', name: 'year', label: '年度', required: true, least: 2000, most: year },
        ...incomeFields,
      ]}
      start={{
        year,
        ...Object.fromEntries(known.map(({ source, fen }) => [source, wanTyped(fen)])),
      }}
      submitWord="登记"
      onSubmit={(values) =>
        record.send({ id: village.id, year: Number(values.year), incomes: incomesOf(values) })
      }
      onClose={onClose}
    />
  )
}

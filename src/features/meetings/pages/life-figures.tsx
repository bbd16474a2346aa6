import { useQuery } from '@tanstack/react-query'
import { ask, type call } from '#web/call.ts'
import { useAddress } from '#web/kit/address.ts'
import type { Field, Values } from '#web/kit/fields.ts'
import { FigureBand } from '#web/kit/figure.tsx'

const grouped = (count: number) => count.toLocaleString('zh-CN')

type Question = Parameters<typeof call.meetings.demands.branches>[0]

/** The sums of what the list is narrowed to. */
export function LifeFigures({ fields, asked }: { fields: Field[]; asked: (values: Values) => Question }) {
  const { values } = useAddress([...fields, { kind: 'number', name: 'organizationId', label: '党组织' }])
  const input = { ...asked(values), size: 1 }
  const { data } = useQuery(ask.meetings.demands.branches.queryOptions({ input }))
  const sum = data?.sum
  if (!sum) return null
  const percent = (part: number, of: number) => (of > 0 ? `${((part * 100) / of).toFixed(1)}%` : null)
  return (
    <div className="life-figures">
      <FigureBand
        figures={[
          { label: '党支部', value: sum.branches, unit: '个' },
          { label: '到期的都已召开', value: sum.whole, unit: '个' },
          { label: '已开 / 应开', value: `${grouped(sum.done)} / ${grouped(sum.due)}`, unit: '次' },
          { label: '平均到会率', value: percent(sum.present, sum.invited) },
        ]}
      />
    </div>
  )
}

import { useQuery } from '@tanstack/react-query'
import { type Day, lastOfMonth } from '#basics/days.ts'
import { ask, type call } from '#web/call.ts'
import { addressOf, useAddress } from '#web/kit/address.ts'
import type { Field, Values } from '#web/kit/fields.ts'
import { FigureBand } from '#web/kit/figure.tsx'

const grouped = (count: number) => count.toLocaleString('zh-CN')

type Question = Parameters<typeof call.meetings.demands.branches>[0]

/** The first and the last day of what is asked for, as the list of meetings is asked for them. */
function daysOf(year: number, quarter?: number) {
  const [first, last] = quarter ? [quarter * 3 - 2, quarter * 3] : [1, 12]
  const day = (month: number) => `${year}-${String(month).padStart(2, '0')}-01` as Day
  return { from: day(first), to: lastOfMonth(day(last)) }
}

/** The sums of what the list is narrowed to; each opens what is behind it. */
export function LifeFigures({ fields, asked }: { fields: Field[]; asked: (values: Values) => Question }) {
  const { values } = useAddress([...fields, { kind: 'number', name: 'organizationId', label: '党组织' }])
  const input = { ...asked(values), size: 1 }
  const { data } = useQuery(ask.meetings.demands.branches.queryOptions({ input }))
  const sum = data?.sum
  if (!sum) return null
  const { year, quarter, organizationId, text } = input
  const branches = (more: object) =>
    addressOf('/organization-life', { year, quarter, organizationId, text, ...more })
  const held = addressOf('/meetings', {
    organizationId,
    statuses: ['held', 'confirmed'],
    ...daysOf(year, quarter),
  })
  const percent = (part: number, of: number) => (of > 0 ? `${((part * 100) / of).toFixed(1)}%` : null)
  return (
    <div className="life-figures">
      <FigureBand
        figures={[
          { label: '党支部', value: sum.branches, unit: '个', to: branches({}) },
          { label: '到期的都已召开', value: sum.whole, unit: '个', to: branches({ whole: true }) },
          { label: '已开 / 应开', value: `${grouped(sum.done)} / ${grouped(sum.due)}`, unit: '次', to: held },
          { label: '平均到会率', value: percent(sum.present, sum.invited), to: held },
        ]}
      />
    </div>
  )
}

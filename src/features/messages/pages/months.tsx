import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '#web/call.ts'
import { Chart } from '#web/kit/chart.tsx'
import { FigureBand } from '#web/kit/figure.tsx'
import { FormFields } from '#web/kit/form.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { today } from '#web/kit/today.ts'

type Month = {
  month: string
  channelName: string
  messages: number
  delivered: number
  failed: number
  unknown: number
  parts: number
  cost: number
}

const thisYear = Number(today().slice(0, 4))
const years = [thisYear, thisYear - 1, thisYear - 2].map((year) => ({
  value: String(year),
  label: `${year} 年`,
}))

/** 各月发送量: how many messages went out, arrived, and what they cost. */
export default function Months() {
  const [year, setYear] = useState(String(thisYear))
  const query = useQuery(ask.messages.deliveries.months.queryOptions({ input: { year: Number(year) } }))
  return (
    <>
      <PageHeader />
      <FormFields
        fields={[{ kind: 'choice', name: 'year', label: '年度', required: true, options: years }]}
        values={{ year }}
        change={(values) => setYear(String(values.year ?? thisYear))}
      />
      <Answered query={query}>
        {(months) => (months.length ? <Year months={months} /> : <Empty title="这一年没有发送记录" />)}
      </Answered>
    </>
  )
}

const sum = (months: Month[], of: (month: Month) => number) =>
  months.reduce((total, one) => total + of(one), 0)

function Year({ months }: { months: Month[] }) {
  const names = [...new Set(months.map(({ month }) => month))]
  const inMonth = (name: string, of: (month: Month) => number) =>
    sum(
      months.filter(({ month }) => month === name),
      of,
    )
  return (
    <>
      <FigureBand
        figures={[
          { label: '消息', value: sum(months, ({ messages }) => messages), unit: '条' },
          { label: '已送达', value: sum(months, ({ delivered }) => delivered), unit: '条' },
          { label: '失败或不明', value: sum(months, ({ failed, unknown }) => failed + unknown), unit: '条' },
          { label: '短信计费', value: sum(months, ({ parts }) => parts), unit: '条' },
          { label: '费用', value: Math.round(sum(months, ({ cost }) => cost) * 100) / 100, unit: '元' },
        ]}
      />
      <Panel title="各月消息">
        <Chart
          kind="column"
          label="各月消息"
          categories={names}
          series={[
            { name: '消息', values: names.map((name) => inMonth(name, ({ messages }) => messages)) },
            {
              name: '失败或不明',
              values: names.map((name) => inMonth(name, ({ failed, unknown }) => failed + unknown)),
            },
          ]}
        />
      </Panel>
    </>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '#web/call.ts'
import { Chart } from '#web/kit/chart.tsx'
import { FigureBand } from '#web/kit/figure.tsx'
import { FormFields } from '#web/kit/form.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { addressOf } from '#web/kit/search-text.ts'
import { Answered, Empty } from '#web/kit/states.tsx'
import { today } from '#web/kit/today.ts'
import { type Channel, type DeliveryStatus, deliveryStatuses } from '../rules.ts'

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
        {(months) =>
          months.length ? <Year year={year} months={months} /> : <Empty title="这一年没有发送记录" />
        }
      </Answered>
    </>
  )
}

const sum = (months: Month[], of: (month: Month) => number) =>
  months.reduce((total, one) => total + of(one), 0)

/** What counts here: not what stands by in case another way fails, nor what was not to be sent. */
const counted = deliveryStatuses.filter((status) => status !== 'waiting' && status !== 'dropped')

function Year({ year, months }: { year: string; months: Month[] }) {
  const names = [...new Set(months.map(({ month }) => month))]
  const inMonth = (name: string, of: (month: Month) => number) =>
    sum(
      months.filter(({ month }) => month === name),
      of,
    )
  const cost = sum(months, (one) => one.cost)
  const behind = (question: { status: readonly DeliveryStatus[]; channel?: Channel }) =>
    addressOf('/message-deliveries', { ...question, from: `${year}-01-01`, until: `${year}-12-31` })
  return (
    <>
      <FigureBand
        figures={[
          {
            label: '消息',
            value: sum(months, ({ messages }) => messages),
            unit: '条',
            to: behind({ status: counted }),
          },
          {
            label: '已送达',
            value: sum(months, ({ delivered }) => delivered),
            unit: '条',
            to: behind({ status: ['delivered'] }),
          },
          {
            label: '失败或不明',
            value: sum(months, ({ failed, unknown }) => failed + unknown),
            unit: '条',
            to: behind({ status: ['failed', 'unknown'] }),
          },
          {
            label: '短信计费',
            value: sum(months, ({ parts }) => parts),
            unit: '条',
            note: '长短信按分条计',
            to: behind({ status: counted, channel: 'sms' }),
          },
          {
            label: '费用',
            value: cost.toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
            unit: '元',
            to: behind({ status: counted, channel: 'sms' }),
          },
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

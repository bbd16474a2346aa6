import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Chart } from '#web/kit/chart.tsx'
import { FigureBand } from '#web/kit/figure.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { type MeasureKey, measures } from '../measures/rules.ts'
import type { Definition } from '../rulebook/rules.ts'

type Props = { measure: MeasureKey; definition: Definition }
type Preview = Awaited<ReturnType<typeof call.alerts.rules.preview>>
type Simulation = Awaited<ReturnType<typeof call.alerts.rules.simulate>>

/** The rule as it stands on the screen, tried on today and on the past year; nothing is written or sent. */
export function RuleTrial({ measure, definition }: Props) {
  const [found, setFound] = useState<Preview | null>(null)
  const [year, setYear] = useState<Simulation | null>(null)
  const look = useAct(call.alerts.rules.preview, { refresh: [], after: setFound })
  const simulate = useAct(call.alerts.rules.simulate, { refresh: [], after: setYear })
  const tried = { measure, definition }
  const past = measures[measure].past !== null
  return (
    <>
      <Panel
        title="现在会提醒谁"
        extra={
          <button type="button" className="button" disabled={look.busy} onClick={() => void look.run(tried)}>
            {look.busy ? '正在核对……' : '核对今天'}
          </button>
        }
      >
        {found ? <Found found={found} /> : <p className="muted">按页面上的规则核对，不写入、不发送。</p>}
      </Panel>
      <Panel
        title="过去一年试算"
        extra={
          past && (
            <button
              type="button"
              className="button"
              disabled={simulate.busy}
              onClick={() => void simulate.run(tried)}
            >
              {simulate.busy ? '正在逐日计算……' : '试算'}
            </button>
          )
        }
      >
        {!past && <p className="muted">这项指标只能按现在的登记计算，不能还原过去的情况。</p>}
        {past && !year && <p className="muted">按页面上的规则重算过去一年，不写入、不发送。</p>}
        {year && <Year year={year} />}
      </Panel>
    </>
  )
}

function Found({ found }: { found: Preview }) {
  return (
    <div className="stack">
      <FigureBand
        figures={[
          { label: '会提醒的事项', value: found.total, unit: '项' },
          { label: '会收到提醒的人', value: found.people, unit: '人' },
          { label: '没有人接收', value: found.unreached, unit: '处' },
        ]}
      />
      <ul className="rule-found">
        {found.rows.map((row) => (
          <li key={`${row.subjectName} ${row.dueOn} ${row.text}`}>
            {row.text}
            <small className="muted">
              {row.organizationName}；{row.names.length > 0 ? `提醒${row.names.join('、')}` : '没有人接收'}
            </small>
          </li>
        ))}
      </ul>
      {found.total > found.rows.length && <p className="muted">只列出前 {found.rows.length} 项。</p>}
    </div>
  )
}

function Year({ year }: { year: Simulation }) {
  const months = year.months.map(({ month }) => month)
  const of = (what: 'opened' | 'closed' | 'told') => year.months.map((one) => one[what])
  return (
    <div className="stack">
      <FigureBand
        figures={[
          { label: '新提醒', value: year.opened, unit: '条' },
          { label: '自动关闭', value: year.closed, unit: '条' },
          { label: '发出提醒', value: year.told, unit: '次' },
          { label: '升级提醒', value: year.escalated, unit: '次' },
        ]}
      />
      <Chart
        label={`${year.from} 至 ${year.until} 各月提醒`}
        kind="column"
        head="月份"
        unit="条"
        categories={months}
        series={[
          { name: '新提醒', values: of('opened') },
          { name: '自动关闭', values: of('closed') },
          { name: '发出提醒', values: of('told'), line: true },
        ]}
      />
      <ul className="rule-found">
        {year.examples.map((one) => (
          <li key={`${one.subjectName} ${one.on} ${one.occasion}`}>
            {one.on} {one.subjectName}
            <small className="muted">
              {one.occasion}，到期 {one.dueOn}
            </small>
          </li>
        ))}
      </ul>
    </div>
  )
}

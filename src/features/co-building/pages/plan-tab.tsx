import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, type call, fileAddress } from '#web/call.ts'
import { Chart } from '#web/kit/chart.tsx'
import { FigureBand } from '#web/kit/figure.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { gold, red } from '#web/theme/tokens.ts'
import { ownerNames } from '../rules.ts'
import { inWan, percent, sumOf, wanNumber } from './money.ts'
import { type Outcome, OutcomeDialog } from './outcome-dialog.tsx'
import type { Project } from './project-fields.ts'
import { Table } from './table.tsx'
import { YearDialog } from './year-dialog.tsx'

export type Plan = Awaited<ReturnType<typeof call.coBuilding.plan.get>>
type Year = Plan['years'][number]

/** 收益测算: planned and real, year by year; what is left at the end; behind every number how it comes. */
export function PlanTab({ project }: { project: Project }) {
  const query = useQuery(ask.coBuilding.plan.get.queryOptions({ input: { id: project.id } }))
  const [about, setAbout] = useState<Outcome | null>(null)
  const [year, setYear] = useState<number | null>(null)
  return (
    <Answered query={query} lines={8}>
      {(plan) => (
        <div className="stack">
          <Figures plan={plan} project={project} open={setAbout} />
          <YearsChart plan={plan} open={setYear} />
          <YearsTable plan={plan} project={project} open={setYear} />
          {about && (
            <OutcomeDialog about={about} plan={plan} project={project} onClose={() => setAbout(null)} />
          )}
          {year !== null && (
            <YearDialog year={year} plan={plan} project={project} onClose={() => setYear(null)} />
          )}
        </div>
      )}
    </Answered>
  )
}

type Opening<What> = { plan: Plan; project: Project; open: (what: What) => void }

function Figures({ plan, project, open }: Opening<Outcome>) {
  return (
    <>
      <FigureBand
        figures={[
          {
            label: '年均净收益',
            value: inWan(plan.averageNetFen),
            unit: '万元',
            note: `总投资的 ${percent(plan.netRate / 10_000)}`,
            onOpen: () => open('net'),
          },
          {
            label: `${project.termYears} 年净收益`,
            value: inWan(plan.netFen),
            unit: '万元',
            onOpen: () => open('net'),
          },
          {
            label: '平均每村每年',
            value: plan.perVillageFen === null ? null : inWan(plan.perVillageFen),
            unit: '万元',
            note: `${project.villages} 个村`,
            onOpen: () => open('village'),
          },
          {
            label: '全部投资内部收益率',
            value: percent(plan.irr),
            note: `自有资金 ${percent(plan.ownIrr)}`,
            onOpen: () => open('flow'),
          },
          {
            label: '静态回收期',
            value: plan.payback === null ? '收不回' : plan.payback.toFixed(1),
            unit: plan.payback === null ? '' : '年',
            onOpen: () => open('flow'),
          },
          {
            label: '期末资产净值',
            value: inWan(plan.residualFen),
            unit: '万元',
            note: ownerNames[project.residualOwner],
            onOpen: () => open('residual'),
          },
        ]}
      />
      <Notice>
        净收益 = 固定收益（总投资 × {project.rate / 100}%）− 偿还银行本金 − 支付利息 −
        固定资产折旧（年限平均法）。每个数字点开是算法和由来。
      </Notice>
    </>
  )
}

function YearsChart({ plan, open }: { plan: Plan; open: (year: number) => void }) {
  return (
    <Panel title="逐年净收益：计划与实际">
      <Chart
        kind="column"
        label="逐年净收益，计划与实际，万元"
        head="年度"
        unit="万元"
        height={260}
        categories={plan.years.map(({ year }) => `第${year}年`)}
        series={[
          {
            name: '计划净收益',
            values: plan.years.map(({ netFen }) => wanNumber(netFen)),
            colour: gold[300],
          },
          {
            name: '实际净收益',
            values: plan.years.map(({ actual }) => (actual.returnFen > 0 ? wanNumber(actual.netFen) : null)),
            colour: red[600],
          },
        ]}
        onPick={(at) => open(at + 1)}
      />
    </Panel>
  )
}

function YearsTable({ plan: { years }, project, open }: Opening<number>) {
  const column = (title: string, of: (row: Year) => number, more: { card?: 'beside' | 'none' } = {}) => ({
    title,
    number: true,
    cell: (row: Year) => inWan(of(row)),
    sum: inWan(sumOf(years, of)),
    ...more,
  })
  return (
    <Panel
      title="逐年明细（万元）"
      extra={
        <a
          className="button"
          href={fileAddress(`/co-building-projects/${project.id}/plan.xlsx`, {})}
          download
        >
          <Icon name="download" />
          导出 Excel
        </a>
      }
      flush
    >
      <Table
        label="逐年明细"
        rows={years}
        most={20}
        unit="年"
        rowKey={({ year }) => year}
        tone={({ lateFen }) => (lateFen > 0 ? 'late' : '')}
        heads={[
          {
            title: '年度',
            cell: ({ year }) => (
              <button type="button" className="link" onClick={() => open(year)}>
                第{year}年
              </button>
            ),
          },
          { title: '应收日期', card: 'beside', cell: ({ dueOn }) => dueOn ?? '—' },
          column('固定收益', ({ returnFen }) => returnFen),
          column('本金', ({ principalFen }) => principalFen, { card: 'none' }),
          column('利息', ({ interestFen }) => interestFen, { card: 'none' }),
          column('折旧', ({ depreciationFen }) => depreciationFen, { card: 'none' }),
          column('净收益', ({ netFen }) => netFen),
          column('实收', ({ actual }) => actual.returnFen),
          {
            ...column('实际净收益', ({ actual }) => actual.netFen),
            cell: ({ actual }) => (actual.returnFen > 0 ? inWan(actual.netFen) : '—'),
          },
          column('已分配', ({ actual }) => actual.distributedFen, { card: 'none' }),
          {
            ...column('逾期', ({ lateFen }) => lateFen, { card: 'none' }),
            cell: ({ lateFen }) => (lateFen > 0 ? inWan(lateFen) : '—'),
          },
          { title: '贷款余额', number: true, card: 'none', cell: ({ owedFen }) => inWan(owedFen) },
        ]}
      />
    </Panel>
  )
}

import { useQuery } from '@tanstack/react-query'
import { ask, type call, fileAddress } from '#web/call.ts'
import { Chart } from '#web/kit/chart.tsx'
import { FigureBand } from '#web/kit/figure.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { ownerNames } from '../rules.ts'
import { inWan, percent } from './money.ts'
import type { Project } from './project-fields.ts'
import { Table } from './table.tsx'

type Plan = Awaited<ReturnType<typeof call.coBuilding.plan.get>>

/** 收益测算: planned and real, year by year; what is left at the end. */
export function PlanTab({ project }: { project: Project }) {
  const query = useQuery(ask.coBuilding.plan.get.queryOptions({ input: { id: project.id } }))
  return (
    <Answered query={query} lines={8}>
      {(plan) => (
        <div className="stack">
          <Outcome plan={plan} project={project} />
          <YearsChart plan={plan} />
          <YearsTable plan={plan} project={project} />
        </div>
      )}
    </Answered>
  )
}

function Outcome({ plan, project }: { plan: Plan; project: Project }) {
  return (
    <>
      <FigureBand
        figures={[
          {
            label: '年均净收益',
            value: inWan(plan.averageNetFen),
            unit: '万元',
            note: `总投资的 ${percent(plan.netRate / 10_000)}`,
          },
          { label: `${project.termYears} 年净收益`, value: inWan(plan.netFen), unit: '万元' },
          {
            label: '平均每村每年',
            value: plan.perVillageFen === null ? null : inWan(plan.perVillageFen),
            unit: '万元',
            note: `${project.villages} 个村`,
          },
          { label: '全部投资内部收益率', value: percent(plan.irr), note: `自有资金 ${percent(plan.ownIrr)}` },
          {
            label: '静态回收期',
            value: plan.payback === null ? null : plan.payback.toFixed(1),
            unit: '年',
          },
          {
            label: '期末资产净值',
            value: inWan(plan.residualFen),
            unit: '万元',
            note: ownerNames[project.residualOwner],
          },
        ]}
      />
      <Notice>
        净收益 = 固定收益（总投资 × {project.rate / 100}%）− 偿还银行本金 − 支付利息 −
        固定资产折旧（年限平均法）。
        内部收益率按各年净现金流量折现之和为零求得，期末资产归平台公司的计入期末净值；回收期为静态回收期，不折现。
      </Notice>
    </>
  )
}

const wan = (fen: number) => Math.round(fen / 10_000) / 100

function YearsChart({ plan }: { plan: Plan }) {
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
          { name: '计划净收益', values: plan.years.map(({ netFen }) => wan(netFen)), colour: '#E2C588' },
          {
            name: '实际净收益',
            values: plan.years.map(({ actual }) => (actual.returnFen > 0 ? wan(actual.netFen) : null)),
            colour: '#B8141F',
          },
        ]}
      />
    </Panel>
  )
}

function YearsTable({ plan, project }: { plan: Plan; project: Project }) {
  const sum = (of: (row: Plan['years'][number]) => number) =>
    inWan(plan.years.reduce((all, row) => all + of(row), 0))
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
        rows={plan.years}
        rowKey={({ year }) => year}
        tone={({ lateFen }) => (lateFen > 0 ? 'late' : '')}
        heads={[
          { title: '年度', cell: ({ year }) => `第${year}年` },
          { title: '应收日期', cell: ({ dueOn }) => dueOn ?? '—' },
          { title: '固定收益', number: true, cell: ({ returnFen }) => inWan(returnFen) },
          { title: '本金', number: true, cell: ({ principalFen }) => inWan(principalFen) },
          { title: '利息', number: true, cell: ({ interestFen }) => inWan(interestFen) },
          { title: '折旧', number: true, cell: ({ depreciationFen }) => inWan(depreciationFen) },
          { title: '净收益', number: true, cell: ({ netFen }) => inWan(netFen) },
          { title: '实收', number: true, cell: ({ actual }) => inWan(actual.returnFen) },
          {
            title: '实际净收益',
            number: true,
            cell: ({ actual }) => (actual.returnFen > 0 ? inWan(actual.netFen) : '—'),
          },
          { title: '已分配', number: true, cell: ({ actual }) => inWan(actual.distributedFen) },
          { title: '逾期', number: true, cell: ({ lateFen }) => (lateFen > 0 ? inWan(lateFen) : '—') },
          { title: '贷款余额', number: true, cell: ({ owedFen }) => inWan(owedFen) },
        ]}
        foot={
          <tr>
            <th scope="row">合计</th>
            <td />
            {[
              sum(({ returnFen }) => returnFen),
              sum(({ principalFen }) => principalFen),
              sum(({ interestFen }) => interestFen),
              sum(({ depreciationFen }) => depreciationFen),
              sum(({ netFen }) => netFen),
              sum(({ actual }) => actual.returnFen),
              sum(({ actual }) => actual.netFen),
              sum(({ actual }) => actual.distributedFen),
              sum(({ lateFen }) => lateFen),
            ].map((words, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns stand still
              <td key={at} className="figures number">
                {words}
              </td>
            ))}
            <td />
          </tr>
        }
      />
    </Panel>
  )
}

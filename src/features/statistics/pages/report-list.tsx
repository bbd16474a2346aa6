import { useTree } from '#features/organizations/pages/tree-nodes.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import { When } from '#web/kit/facts.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { checksInWords, tablesInWords } from '../reports/rules.ts'
import './statistics.css'

type Row = Awaited<ReturnType<typeof call.statistics.reports.list>>['rows'][number]

const columns: Column<Row>[] = [
  {
    key: 'asOf',
    title: '统计截止日',
    card: 'title',
    fixed: true,
    width: 130,
    render: (row) => <b className="number">{row.asOf}</b>,
  },
  { key: 'organizationName', title: '填报单位', card: 'line', width: 280 },
  {
    key: 'tables',
    title: '表',
    card: 'line',
    width: 110,
    render: (row) => tablesInWords(row.tables),
  },
  {
    key: 'failedChecks',
    title: '校核',
    card: 'beside',
    width: 130,
    render: (row) =>
      row.failedChecks ? (
        <StatusDot tone="bad">{checksInWords(row.failedChecks)}</StatusDot>
      ) : (
        <StatusDot tone="good">{checksInWords(0)}</StatusDot>
      ),
  },
  { key: 'madeAt', title: '生成时间', card: 'aside', width: 160, render: (row) => <When at={row.madeAt} /> },
  { key: 'madeBy', title: '填表人', card: 'aside', width: 120 },
  {
    key: 'digest',
    title: '数字摘要',
    width: 150,
    render: (row) => (
      <code className="number" title={row.digest}>
        {row.digest.slice(0, 12)}
      </code>
    ),
  },
]

/** 报表留存: every set that was made, as it was made. */
export default function ReportList() {
  const nodes = useTree()
  return (
    <ListPage
      name="statistics-reports"
      unit="份"
      columns={columns}
      rowKey={(row: Row) => row.id}
      rowLink={(row) => `/statistics/reports/${row.id}`}
      tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
      question={({ values, page, size }) =>
        ask.statistics.reports.list.queryOptions({ input: { ...values, page, size } })
      }
      exports={[
        {
          title: '导出 Excel',
          address: ({ values }) => fileAddress('/statistics/reports.xlsx', { ...values }),
        },
      ]}
      empty={
        <Empty title="还没有留存的报表">
          在“党内统计”中选好党组织和截止日，按“一键生成整套”，报表就留存在这里，随时可下载、比较。
        </Empty>
      }
      actions={
        <PageLink className="button primary" to="/statistics">
          <Icon name="plus" />
          生成报表
        </PageLink>
      }
    />
  )
}

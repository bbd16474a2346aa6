import { useQuery } from '@tanstack/react-query'
import { formatDay } from '#basics/days.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import { addressOf, useAddress, useParams } from '#web/kit/address.ts'
import { Facts } from '#web/kit/facts.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { useMay } from '#web/session.ts'
import { ChecksPanel } from './checks-panel.tsx'
import { Comparison } from './comparison.tsx'
import { NumberTable } from './number-table.tsx'
import { TablePick } from './table-pick.tsx'
import './statistics.css'

type Kept = Awaited<ReturnType<typeof call.statistics.reports.get>>

/** A report as it was made: cover, tables, checks; downloads; and the same report made again, compared. */
export default function ReportPage() {
  const id = Number(useParams().id)
  const query = useQuery(ask.statistics.reports.get.queryOptions({ input: { id } }))
  usePageTitle(query.data && `报表 ${query.data.asOf}`)
  return (
    <>
      <PageHeader
        title={query.data ? `${query.data.organizationName} 党内统计报表` : undefined}
        note={query.data && `截至${formatDay(query.data.asOf)}`}
        actions={query.data && <Downloads kept={query.data} />}
      />
      <Answered query={query} lines={12}>
        {(kept) => (
          <div className="statistics-main">
            <Cover kept={kept} />
            <Comparison id={id} />
            <Tabs
              label="报表内容"
              tabs={[
                {
                  key: 'tables',
                  title: '统计表',
                  count: kept.report.tables.length,
                  show: () => <Tables kept={kept} />,
                },
                {
                  key: 'checks',
                  title: '校核',
                  count: kept.report.checks.filter(({ holds }) => !holds).length || null,
                  show: () => <ChecksPanel checks={kept.report.checks} />,
                },
              ]}
            />
          </div>
        )}
      </Answered>
    </>
  )
}

function Downloads({ kept: { id, organizationId, asOf } }: { kept: Kept }) {
  const may = useMay()
  const href = (format: string) => fileAddress(`/statistics/reports/${id}/files/${format}`)
  return (
    <>
      <PageLink className="button" to={addressOf('/statistics', { organizationId, asOf })}>
        <Icon name="table" />
        即时统计
      </PageLink>
      {may('statistics.export') && (
        <>
          <a className="button" href={href('pdf')} download>
            <Icon name="print" />
            下载 PDF
          </a>
          <a className="button primary" href={href('xlsx')} download>
            <Icon name="download" />
            下载 Excel
          </a>
        </>
      )}
    </>
  )
}

const Cover = ({ kept: { cover, report, digest } }: { kept: Kept }) => (
  <Panel title="封面">
    <Facts
      facts={[
        { label: '填报单位', value: cover.unit },
        { label: '统计截止日', value: formatDay(report.asOf) },
        { label: '负责人', value: cover.head },
        { label: '填表人', value: cover.maker },
        { label: '联系电话', value: cover.phone },
        { label: '报出时间', value: formatDay(cover.madeOn) },
        { label: '数字摘要', value: <code className="digest">{digest}</code>, wide: true },
      ]}
    />
  </Panel>
)

function Tables({ kept: { report } }: { kept: Kept }) {
  const { search, change } = useAddress()
  const table = report.tables.find(({ id }) => id === search.table) ?? report.tables[0]
  if (!table) return null
  return (
    <div className="statistics">
      <TablePick tables={report.tables} value={table.id} onPick={(id) => change({ table: id })} />
      <div className="statistics-main">
        <Panel title={table.title}>
          <p className="statistics-unit">单位：{table.unit}</p>
          <NumberTable table={table} />
        </Panel>
      </div>
    </div>
  )
}

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { formatDay } from '#basics/days.ts'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useAddress } from '#web/kit/address.ts'
import { useFrame } from '#web/kit/device.ts'
import { Icon } from '#web/kit/icon.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered, Skeleton } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import type { FilledShape, ReportShape } from '../answers/contract.ts'
import { type TableId, tableIds } from '../tables/catalogue/rules.ts'
import { BehindDrawer } from './behind-drawer.tsx'
import { ChecksPanel } from './checks-panel.tsx'
import { NumberTable } from './number-table.tsx'
import { PlaceBar, usePlaceAsked } from './place-bar.tsx'
import { TableChart } from './table-chart.tsx'
import { TablePick } from './table-pick.tsx'
import './statistics.css'

const help = (
  <>
    <p>选择党组织和统计截止日，表格即时算出；点任何数字，都能看到它背后的人员或党组织。</p>
    <p>
      党员按当日正式组织关系所在的党支部统计，组织关系转接途中的由转出支部统计。年龄按统计截止日的周岁计算。
    </p>
    <p>
      教育培训表中，同一班次只计一次，各列是有该类党员参加的班次，点开列出参加的人；表彰表最后一行是受表彰的党组织。
    </p>
    <p>“一键生成整套”把全部表格、校核结果连同封面留存下来，可随时下载，并与以后重新计算的结果比较。</p>
  </>
)

const closed = { row: undefined, column: undefined, rule: undefined }

/** 党内统计: any organization, any day; every number opens its people, and the checks run live. */
export default function Statistics() {
  const place = usePlaceAsked()
  const { organizationId, asOf } = place
  const query = useQuery({
    ...ask.statistics.report.queryOptions({ input: { organizationId: organizationId ?? 0, asOf } }),
    enabled: organizationId !== undefined,
    placeholderData: keepPreviousData,
  })
  const phone = useFrame() === 'phone'
  const bar = <PlaceBar place={place} shown={query.data?.asOf} reset={closed} />
  return (
    <>
      <PageHelp>{help}</PageHelp>
      <PageHeader
        note={query.data && <Note report={query.data} />}
        actions={
          <>
            {!phone && bar}
            {organizationId && <Make organizationId={organizationId} asOf={asOf} />}
          </>
        }
      />
      {phone && bar}
      {organizationId === undefined ? (
        <Skeleton lines={10} />
      ) : (
        <Answered query={query} lines={12}>
          {(report) => (
            <Shown report={report} place={{ organizationId, asOf }} stale={query.isPlaceholderData} />
          )}
        </Answered>
      )}
    </>
  )
}

const Note = ({ report: { organization, from, asOf } }: { report: ReportShape }) => (
  <>
    {organization.name}　<span className="period">{`${formatDay(from)}至${formatDay(asOf)}`}</span>
  </>
)

/** The whole set with its cover and checks, kept on record: 一键生成整套. */
function Make(place: Place) {
  const may = useMay()
  const go = useGo()
  const make = useAct(call.statistics.reports.make, {
    done: '整套报表已生成并留存',
    after: ({ id }) => go(`/statistics/reports/${id}`),
  })
  if (!may('statistics.make')) return null
  return (
    <button
      type="button"
      className="button primary no-print"
      disabled={make.busy}
      onClick={() => void make.run(place)}
    >
      <Icon name="record" />
      {make.busy ? '正在生成……' : '一键生成整套'}
    </button>
  )
}

type Place = { organizationId: number; asOf?: string }

function Shown({ report, place, stale }: { report: ReportShape; place: Place; stale: boolean }) {
  const { search, change } = useAddress()
  const id = tableIds.find((one) => one === search.table) ?? 'members-basic'
  const table = report.tables.find((one) => one.id === id)
  const open = (row: string, column: string) => change({ row, column, rule: undefined }, { push: true })
  return (
    <div className={stale ? 'statistics stale' : 'statistics'}>
      <TablePick
        tables={report.tables}
        value={id}
        onPick={(next) => change({ table: next === 'members-basic' ? undefined : next, ...closed })}
      />
      <div className="statistics-main">
        {table && (
          <>
            <Panel
              title={table.title}
              extra={<Files table={table} place={place} />}
              className="statistics-table"
            >
              <p className="statistics-unit">单位：{table.unit}</p>
              <NumberTable table={table} onPick={open} />
            </Panel>
            <Panel className="statistics-chart">
              <TableChart table={table} onPick={open} />
            </Panel>
          </>
        )}
        <ChecksPanel
          checks={report.checks}
          place={place}
          onOpen={(rule) => change({ ...closed, rule }, { push: true })}
        />
      </div>
      <Drawers report={report} place={place} table={id} />
    </div>
  )
}

function Files({ table, place }: { table: FilledShape; place: Place }) {
  const may = useMay()
  if (!may('statistics.export')) return null
  const href = (format: string) =>
    fileAddress(`/statistics/report/files/${format}`, { ...place, tables: [table.id] })
  return (
    <span className="statistics-files no-print">
      <a className="link" href={href('xlsx')} download>
        <Icon name="download" size={16} /> Excel
      </a>
      <a className="link" href={href('pdf')} download>
        <Icon name="print" size={16} /> PDF
      </a>
    </span>
  )
}

/** What the address says is open: a cell, or a check. */
function Drawers({ report, place, table }: { report: ReportShape; place: Place; table: TableId }) {
  const { search, change } = useAddress()
  const close = () => change(closed)
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
  const [row, column, rule] = [text(search.row), text(search.column), text(search.rule)]
  if (rule) {
    const check = report.checks.find((one) => one.rule === rule)
    return (
      <BehindDrawer
        key={rule}
        question={(page, size) =>
          ask.statistics.suspects.queryOptions({ input: { ...place, rule, page, size } })
        }
        file={fileAddress('/statistics/checks.xlsx', { ...place, rule })}
        note={check?.remedy}
        onClose={close}
      />
    )
  }
  if (!row || !column) return null
  const cell = { ...place, table, row, column }
  return (
    <BehindDrawer
      key={`${table} ${row} ${column}`}
      question={(page, size) => ask.statistics.behind.queryOptions({ input: { ...cell, page, size } })}
      file={fileAddress('/statistics/cells.xlsx', cell)}
      onClose={close}
    />
  )
}

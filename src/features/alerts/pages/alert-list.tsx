import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { Empty } from '#web/kit/states.tsx'
import { measureKeys, measures } from '../measures/rules.ts'
import { severityNames } from '../severities/rules.ts'
import { alertStateNames } from '../telling/rules.ts'
import { AlertKinds } from './alert-kinds.tsx'
import { AlertStateDot } from './alert-state.tsx'
import { AlertHelp } from './help.tsx'
import { MendAct } from './mend-act.tsx'
import { SeverityDot } from './severity-dot.tsx'
import './alerts.css'

type Row = Awaited<ReturnType<typeof call.alerts.list>>['rows'][number]

const columns: Column<Row>[] = [
  { key: 'name', title: '提醒事项', card: 'title', fixed: true, width: 230 },
  {
    key: 'severity',
    title: '程度',
    card: 'beside',
    sort: true,
    width: 80,
    render: ({ severity }) => <SeverityDot severity={severity} />,
  },
  { key: 'subjectName', title: '对象', width: 160 },
  { key: 'text', title: '具体情况', card: 'line', width: 340 },
  { key: 'organizationName', title: '党组织', card: 'line', width: 170 },
  {
    key: 'dueOn',
    title: '到期日期',
    card: 'aside',
    sort: true,
    width: 170,
    render: ({ dueOn, dated, due }) => <span className="number">{dated ? `${dueOn}（${due}）` : due}</span>,
  },
  {
    key: 'state',
    title: '状态',
    card: 'line',
    width: 120,
    render: ({ state, closedAs }) => <AlertStateDot state={state} closedAs={closedAs} />,
  },
  { key: 'openedOn', title: '发现日期', sort: true, hidden: true, width: 110 },
  { key: 'escalatedOn', title: '升级提醒', hidden: true, width: 110 },
  { key: 'snoozedUntil', title: '暂缓至', hidden: true, width: 110 },
  { key: 'closedOn', title: '关闭日期', hidden: true, width: 110 },
]

const options = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))
const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '对象或党组织' },
  {
    kind: 'choices',
    name: 'measures',
    label: '种类',
    options: measureKeys.map((value) => ({ value, label: measures[value].title })),
  },
  { kind: 'choices', name: 'severities', label: '程度', options: options(severityNames) },
  { kind: 'choices', name: 'states', label: '状态', options: options(alertStateNames) },
  {
    kind: 'choice',
    name: 'only',
    label: '只看',
    options: options({ escalated: '已升级提醒', unreached: '没有人接收的' }),
  },
  { kind: 'days', name: 'dueFrom', upTo: 'dueTo', label: '到期日期' },
]

/** 提醒: what is missing or about to be due, the most pressing first. */
export default function AlertList() {
  const { nodes } = useOrganizations()
  return (
    <>
      <PageHelp>
        <AlertHelp />
      </PageHelp>
      <ListPage
        name="alerts"
        unit="条"
        columns={columns}
        fields={fields}
        searchField="text"
        sortStart="severity"
        rowKey={(row: Row) => row.id}
        rowLink={(row) => `/alerts/${row.id}`}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        question={({ values, page, size, sort, descending }) =>
          ask.alerts.list.queryOptions({ input: { ...values, page, size, sort, descending } })
        }
        rowActs={(row) => row.state !== 'closed' && <MendAct alert={row} />}
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort, descending }) =>
              fileAddress('/alerts.xlsx', { ...values, sort, descending }),
          },
        ]}
        savedViews
        above={<AlertKinds />}
        empty={
          <Empty title="没有需要提醒的事项" icon="check">
            事项补正以后，提醒会自动关闭；已关闭的可在“状态”中选择查看。
          </Empty>
        }
      />
    </>
  )
}

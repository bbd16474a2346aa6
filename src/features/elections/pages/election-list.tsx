import { useState } from 'react'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import { useAddress, useBegin } from '#web/kit/address.ts'
import type { Field } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import { today } from '#web/kit/today.ts'
import { useMay } from '#web/session.ts'
import { stageNames } from '../reminders/rules.ts'
import { electionKindNames, electionKinds, electionName, electionStatusNames } from '../rules.ts'
import { LastNotice, ReminderAct } from './reminder-act.tsx'
import { StartDialog } from './start-dialog.tsx'
import './elections.css'

type Row = Awaited<ReturnType<typeof call.elections.list>>['rows'][number]

const states: Record<Row['state'], { name: string; tone: Tone }> = {
  due: { name: '待发起', tone: 'warning' },
  running: { name: electionStatusNames.running, tone: 'info' },
  done: { name: electionStatusNames.done, tone: 'good' },
  withdrawn: { name: electionStatusNames.withdrawn, tone: 'quiet' },
}

const columns: Column<Row>[] = [
  { key: 'organizationName', title: '党组织', card: 'title', fixed: true, width: 230 },
  {
    key: 'kind',
    title: '事项',
    card: 'line',
    width: 90,
    render: electionName,
  },
  {
    key: 'state',
    title: '状态',
    card: 'beside',
    width: 110,
    render: ({ state }) => <StatusDot tone={states[state].tone}>{states[state].name}</StatusDot>,
  },
  {
    key: 'termEndsOn',
    title: '届满日期',
    card: 'line',
    width: 140,
    render: ({ termEndsOn, state }) =>
      termEndsOn && (
        <span className={state === 'due' && termEndsOn < today() ? 'election-late' : ''}>
          {termEndsOn}
          {state === 'due' && termEndsOn < today() && '（已届满）'}
        </span>
      ),
  },
  {
    key: 'stage',
    title: '提醒',
    card: 'line',
    width: 120,
    render: ({ stage }) =>
      stage && (
        <StatusDot tone={stage === 'overdue' || stage === 'oneMonth' ? 'warning' : 'info'}>
          {stageNames[stage]}
        </StatusDot>
      ),
  },
  {
    key: 'notice',
    title: '最近通知',
    card: 'line',
    width: 190,
    render: (row) => row.stage && <LastNotice row={row} />,
  },
  { key: 'plannedOn', title: '计划日期', card: 'line', width: 100 },
  { key: 'effectiveOn', title: '生效日期', card: 'line', width: 100 },
]

const options = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))
const fields: Field[] = [
  { kind: 'text', name: 'text', label: '党组织', placeholder: '名称的一部分' },
  {
    kind: 'choice',
    name: 'state',
    label: '状态',
    required: true,
    options: (['due', 'running', 'done', 'withdrawn'] as const).map((value) => ({
      value,
      label: states[value].name,
    })),
  },
  {
    kind: 'choices',
    name: 'kinds',
    label: '事项',
    options: options(Object.fromEntries(electionKinds.map((kind) => [kind, electionKindNames[kind]]))),
  },
]

/** Of branches to be reminded other things are told than of elections. */
const shownFor = (due: boolean) => {
  const [hidden, plain] = [
    ['kind', 'state', 'plannedOn', 'effectiveOn'],
    ['stage', 'notice'],
  ]
  return columns.filter(({ key }) => !(due ? hidden : plain).includes(key))
}

/** 换届选举: branches whose term ends, elections under way, and those that are done. */
export default function ElectionList() {
  const { nodes } = useOrganizations()
  const may = useMay()('elections.conduct')
  const due = useAddress(fields).values.state === 'due'
  const [begin, end] = useBegin()
  const organizationId = Number(useAddress().search.organizationId) || undefined
  const [starting, setStarting] = useState<Row | true | null>(begin === undefined ? null : true)
  return (
    <>
      <ListPage
        name="elections"
        unit="项"
        columns={shownFor(due)}
        fields={fields}
        searchField="text"
        start={{ state: 'running' }}
        rowKey={(row: Row) => row.key}
        rowLink={(row) => (row.id ? `/elections/${row.id}` : `/organizations/${row.organizationId}`)}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        question={({ values, page, size }) =>
          ask.elections.list.queryOptions({ input: { ...values, page, size } })
        }
        exports={[
          { title: '导出 Excel', address: ({ values }) => fileAddress('/elections.xlsx', { ...values }) },
        ]}
        savedViews
        rowActs={(row) =>
          may &&
          row.state === 'due' && (
            <>
              <ReminderAct row={row} />
              <button type="button" className="link" onClick={() => setStarting(row)}>
                发起换届
              </button>
            </>
          )
        }
        actions={
          may && (
            <button type="button" className="button primary" onClick={() => setStarting(true)}>
              <Icon name="plus" />
              发起
            </button>
          )
        }
        empty={
          <Empty title="没有符合条件的换届选举">
            任期届满前六个月的党支部列在“待发起”中；增补、提前和延期换届点“发起”办理。
          </Empty>
        }
      />
      {starting && may && (
        <StartDialog
          organizationId={starting === true ? undefined : starting.organizationId}
          first={{ organizationId, ...(electionKinds.some((kind) => kind === begin) && { kind: begin }) }}
          onClose={() => {
            setStarting(null)
            end()
          }}
        />
      )}
    </>
  )
}

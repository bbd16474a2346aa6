import { useState } from 'react'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { useMay } from '#web/session.ts'
import { actsInWords, consentStates, stateNames, wayNames } from '../rules.ts'
import { StateDot } from './consent-state.tsx'
import { HelpingHelp } from './help.tsx'
import { RecordDialog } from './record-dialog.tsx'

type Row = Awaited<ReturnType<typeof call.helping.list>>['rows'][number]
type DoneRow = Awaited<ReturnType<typeof call.helping.done>>['rows'][number]

const columns: Column<Row>[] = [
  { key: 'personName', title: '委托人', card: 'title', fixed: true, sort: true, width: 110 },
  {
    key: 'state',
    title: '状态',
    card: 'beside',
    width: 150,
    render: ({ state }) => <StateDot state={state} />,
  },
  {
    key: 'helperName',
    title: '代办人',
    card: 'line',
    sort: true,
    width: 120,
  },
  { key: 'acts', title: '代办事项', card: 'line', width: 300, render: ({ acts }) => actsInWords(acts) },
  { key: 'untilOn', title: '截止日期', card: 'aside', sort: true, width: 120 },
  { key: 'given', title: '委托方式', width: 180, render: ({ given }) => wayNames[given] },
  { key: 'done', title: '已代办', width: 90, render: ({ done }) => `${done} 件` },
  { key: 'organizationName', title: '党支部', width: 240 },
  {
    key: 'recordedAt',
    title: '登记',
    hidden: true,
    sort: true,
    render: (row) => (
      <>
        <When at={row.recordedAt} /> {row.recordedBy}
      </>
    ),
  },
]

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '姓名', placeholder: '委托人或代办人' },
  {
    kind: 'choice',
    name: 'state',
    label: '状态',
    options: consentStates.map((value) => ({ value, label: stateNames[value] })),
  },
]

/** 代办: the consents of one's own branches, and what was done on them. */
export default function Helping() {
  const may = useMay()
  const [recording, setRecording] = useState(false)
  return (
    <>
      <PageHelp>
        <HelpingHelp />
      </PageHelp>
      <PageHeader
        actions={
          may('helping.conduct') && (
            <button type="button" className="button primary" onClick={() => setRecording(true)}>
              <Icon name="plus" />
              登记委托
            </button>
          )
        }
      />
      <Tabs
        label="代办"
        tabs={[
          { key: 'consents', title: '委托', show: () => <Consents /> },
          { key: 'done', title: '代办记录', show: () => <DoneList /> },
        ]}
      />
      {recording && <RecordDialog onClose={() => setRecording(false)} />}
    </>
  )
}

function Consents() {
  const { nodes } = useOrganizations()
  return (
    <ListPage
      headless
      name="helping-consents"
      unit="项"
      columns={columns}
      fields={fields}
      searchField="text"
      rowKey={(row: Row) => row.id}
      rowLink={(row) => `/helping/${row.id}`}
      tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
      question={({ values, page, size, sort, descending }) =>
        ask.helping.list.queryOptions({
          input: { ...values, page, size, ...(sort ? { sort: sort as 'untilOn', descending } : {}) },
        })
      }
      exports={[
        {
          title: '导出 Excel',
          address: ({ values, sort, descending }) =>
            fileAddress('/helping-consents.xlsx', { ...values, ...(sort ? { sort, descending } : {}) }),
        },
      ]}
      empty={
        <Empty title="没有代办委托" icon="people">
          有老同志需要代办时，点“登记委托”。
        </Empty>
      }
    />
  )
}

const doneColumns: Column<DoneRow>[] = [
  { key: 'title', title: '事项', card: 'title', fixed: true, width: 180 },
  {
    key: 'personName',
    title: '办理人',
    card: 'line',
    width: 110,
  },
  {
    key: 'helperName',
    title: '代办人',
    card: 'line',
    width: 120,
  },
  { key: 'about', title: '涉及', width: 220 },
  { key: 'doneAt', title: '时间', card: 'aside', width: 160, render: ({ doneAt }) => <When at={doneAt} /> },
  {
    key: 'consentId',
    title: '依据',
    width: 110,
    render: ({ consentId }) => (
      <PageLink className="link" to={`/helping/${consentId}`}>
        委托 {consentId} 号
      </PageLink>
    ),
  },
  { key: 'organizationName', title: '党支部', width: 240 },
]
const doneFields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '姓名或事项' },
  { kind: 'days', name: 'from', upTo: 'until', label: '日期' },
]

function DoneList() {
  const { nodes } = useOrganizations()
  return (
    <ListPage
      headless
      name="helped-acts"
      unit="件"
      columns={doneColumns}
      fields={doneFields}
      searchField="text"
      rowKey={(row: DoneRow) => row.id}
      tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
      question={({ values, page, size }) =>
        ask.helping.done.queryOptions({ input: { ...values, page, size } })
      }
      exports={[
        { title: '导出 Excel', address: ({ values }) => fileAddress('/helped-acts.xlsx', { ...values }) },
      ]}
      empty={
        <Empty title="没有代办记录" icon="people">
          代办人代本人办的每一件事都记在这里。
        </Empty>
      }
    />
  )
}

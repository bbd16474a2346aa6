import { useState } from 'react'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import { useBegin } from '#web/kit/address.ts'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { useMay } from '#web/session.ts'
import { requestStatuses, requestStatusNames, verdictNames } from '../rules.ts'
import { RequestState } from './request-state.tsx'
import { StartDialog } from './start-dialog.tsx'

type Row = Awaited<ReturnType<typeof call.requests.list>>['rows'][number]

const columns: Column<Row>[] = [
  { key: 'title', title: '请示标题', card: 'title', fixed: true, width: 320 },
  {
    key: 'status',
    title: '状态',
    card: 'beside',
    width: 100,
    render: (row) => <RequestState status={row.status} />,
  },
  { key: 'number', title: '发文字号', card: 'line', width: 170 },
  {
    key: 'organization',
    title: '请示单位',
    card: 'line',
    sort: true,
    width: 180,
    render: (row) => row.organizationName,
  },
  { key: 'superiorName', title: '上级党组织', hidden: true, width: 180 },
  { key: 'stepName', title: '当前步骤', card: 'line', width: 140 },
  {
    key: 'dueOn',
    title: '办理期限',
    sort: true,
    card: 'aside',
    width: 120,
    render: (row) =>
      row.dueOn && (
        <span className={row.overdue ? 'overdue' : ''}>
          {row.dueOn}
          {row.overdue && '（已超期）'}
        </span>
      ),
  },
  { key: 'sentAt', title: '报送时间', sort: true, width: 150, render: (row) => <When at={row.sentAt} /> },
  {
    key: 'verdict',
    title: '审批',
    hidden: true,
    width: 90,
    render: (row) => row.verdict && verdictNames[row.verdict],
  },
  { key: 'replyNumber', title: '批复字号', card: 'line', width: 170 },
  {
    key: 'startedAt',
    title: '起草时间',
    hidden: true,
    sort: true,
    width: 150,
    render: (row) => <When at={row.startedAt} />,
  },
]

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '标题、发文字号或单位名称' },
  {
    kind: 'choice',
    name: 'box',
    label: '范围',
    options: [
      { value: 'asked', label: '本组织提出的' },
      { value: 'received', label: '报送本组织的' },
    ],
  },
  {
    kind: 'choices',
    name: 'status',
    label: '状态',
    options: requestStatuses.map((value) => ({ value, label: requestStatusNames[value] })),
  },
]

/** 请示批复: what was asked of the organization above, and what it answered. */
export default function RequestList() {
  const { nodes } = useOrganizations()
  const may = useMay()
  const [begin, end] = useBegin()
  const [starting, setStarting] = useState(begin !== undefined)
  return (
    <>
      <PageHelp>
        “起草请示”后由书记签发报送。“范围”选“报送本组织的”，是下级报来、等本组织答复的；“本组织提出的”是自己报出去的。超过办理期限的标出“已超期”。
      </PageHelp>
      <ListPage
        name="requests"
        unit="件请示"
        columns={columns}
        fields={fields}
        searchField="text"
        sortStart="-startedAt"
        rowKey={(row: Row) => row.id}
        rowLink={(row) => `/requests/${row.id}`}
        tree={{ nodes, field: 'organizationId', label: '请示单位', whole: '管理范围内全部党组织' }}
        question={({ values, page, size, sort, descending }) =>
          ask.requests.list.queryOptions({ input: { ...values, page, size, sort, descending } })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort, descending }) =>
              fileAddress('/requests.xlsx', { ...values, sort, descending }),
          },
        ]}
        savedViews
        actions={
          may('requests.write') && (
            <button type="button" className="button primary" onClick={() => setStarting(true)}>
              <Icon name="plus" />
              起草请示
            </button>
          )
        }
      />
      {starting && may('requests.write') && (
        <StartDialog
          onClose={() => {
            setStarting(false)
            end()
          }}
        />
      )}
    </>
  )
}

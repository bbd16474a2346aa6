import { useState } from 'react'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import { useAddress, useBegin } from '#web/kit/address.ts'
import type { Field } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { Empty } from '#web/kit/states.tsx'
import { Label } from '#web/kit/status-dot.tsx'
import { useMay } from '#web/session.ts'
import { meetingKindNames, meetingStatusNames } from '../rules.ts'
import { meetingHelp } from './help.tsx'
import { kindsInWords, MeetingState } from './meeting-state.tsx'
import { PlanDialog } from './plan-dialog.tsx'

type Row = Awaited<ReturnType<typeof call.meetings.list>>['rows'][number]

const columns: Column<Row>[] = [
  { key: 'on', title: '日期', sort: true, card: 'line', width: 110 },
  {
    key: 'title',
    title: '会议',
    card: 'title',
    fixed: true,
    width: 260,
    render: (row) => (
      <>
        {row.groupName
          ? `${row.title || kindsInWords(row)}（${row.groupName}）`
          : row.title || kindsInWords(row)}{' '}
        {row.late && <Label tone="gold">补录</Label>}
      </>
    ),
  },
  { key: 'kind', title: '类型', sort: true, card: 'line', width: 190, render: kindsInWords },
  {
    key: 'organization',
    title: '党支部',
    sort: true,
    card: 'aside',
    width: 200,
    render: (row) => row.organizationName,
  },
  {
    key: 'status',
    title: '状态',
    card: 'beside',
    width: 130,
    render: (row) => <MeetingState status={row.status} />,
  },
  {
    key: 'rate',
    title: '到会',
    sort: true,
    card: 'line',
    width: 110,
    render: ({ invited, present }) => (invited > 0 ? `${present} / ${invited} 人` : null),
  },
  { key: 'place', title: '地点', width: 150 },
]

const options = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '会议', placeholder: '党支部、会议名称或议程' },
  {
    kind: 'choice',
    name: 'box',
    label: '只看',
    required: true,
    options: options({ all: '全部', coming: '待召开', unrecorded: '已过期待登记', unconfirmed: '待确认' }),
  },
  { kind: 'choices', name: 'kinds', label: '类型', options: options(meetingKindNames) },
  { kind: 'choices', name: 'statuses', label: '状态', options: options(meetingStatusNames) },
  { kind: 'days', name: 'from', upTo: 'to', label: '日期' },
]

/** 会议记录: what is planned and what was held, of every branch within reach. */
export default function MeetingList() {
  const { nodes } = useOrganizations()
  const may = useMay()
  const [begin, end] = useBegin()
  const [planning, setPlanning] = useState(begin !== undefined)
  const organizationId = Number(useAddress().search.organizationId) || undefined
  return (
    <>
      <PageHelp>{meetingHelp}</PageHelp>
      <ListPage
        name="meetings"
        unit="次"
        columns={columns}
        fields={fields}
        searchField="text"
        start={{ box: 'all' }}
        sortStart="-on"
        rowKey={(row: Row) => row.id}
        rowLink={(row) => `/meetings/${row.id}`}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        question={({ values, page, size, sort, descending }) =>
          ask.meetings.list.queryOptions({ input: { ...values, page, size, sort, descending } })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort, descending }) =>
              fileAddress('/meetings.xlsx', { ...values, sort, descending }),
          },
        ]}
        savedViews
        actions={
          may('meetings.conduct') && (
            <button type="button" className="button primary" onClick={() => setPlanning(true)}>
              <Icon name="plus" />
              安排会议
            </button>
          )
        }
        empty={
          <Empty title="没有符合条件的会议" icon="calendar">
            在“组织生活”中可以按规定生成全年计划，也可以在这里单独安排。
          </Empty>
        }
      />
      {planning && may('meetings.conduct') && (
        <PlanDialog
          start={{ organizationId, ...(begin !== undefined && { kind: begin }) }}
          onClose={() => {
            setPlanning(false)
            end()
          }}
        />
      )}
    </>
  )
}

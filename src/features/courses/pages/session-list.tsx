import { formatDay } from '#basics/days.ts'
import { meetingKindNames } from '#features/meetings/rules.ts'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { courseHelp } from './help.tsx'

type Row = Awaited<ReturnType<typeof call.courses.sessions.list>>['rows'][number]

const columns: Column<Row>[] = [
  { key: 'studied', title: '学习内容', card: 'title', fixed: true, sort: true, width: 300 },
  {
    key: 'status',
    title: '状态',
    card: 'beside',
    width: 100,
    render: ({ status }) => <StatusDot tone={status === '已确认' ? 'good' : 'info'}>{status}</StatusDot>,
  },
  {
    key: 'on',
    title: '日期',
    sort: true,
    card: 'line',
    width: 150,
    render: ({ on, startsAt }) => [on && formatDay(on), startsAt].filter(Boolean).join(' '),
  },
  { key: 'organizationName', title: '党支部', card: 'line', sort: true, width: 220 },
  { key: 'place', title: '地点', card: 'line', width: 160 },
  { key: 'kind', title: '会议类型', card: 'aside', width: 130, render: ({ kind }) => meetingKindNames[kind] },
]
const fields: Field[] = [
  {
    kind: 'choice',
    name: 'box',
    label: '时间',
    required: true,
    options: [
      { value: 'coming', label: '将要进行' },
      { value: 'past', label: '已经过去' },
    ],
  },
  { kind: 'text', name: 'text', label: '查找', placeholder: '学习内容、党支部' },
]

/** 集体学习: what branches study together, coming and past; each is a meeting with its record. */
export default function SessionList() {
  const { nodes } = useOrganizations()
  return (
    <>
      <PageHelp>{courseHelp}</PageHelp>
      <ListPage
        name="study-sessions"
        unit="次"
        columns={columns}
        fields={fields}
        searchField="text"
        start={{ box: 'coming' }}
        rowKey={(row: Row) => row.meetingId}
        rowLink={(row) => `/meetings/${row.meetingId}`}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        question={({ values, page, size, sort, descending }) =>
          ask.courses.sessions.list.queryOptions({
            input: { ...values, page, size, ...(sort ? { sort: sort as 'on', descending } : {}) },
          })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort, descending }) =>
              fileAddress('/study-sessions.xlsx', { ...values, ...(sort ? { sort, descending } : {}) }),
          },
        ]}
        actions={
          <PageLink className="button primary" to="/courses">
            选课程，组织学习
          </PageLink>
        }
        empty={<Empty title="没有集体学习">打开一门课程或一份资料，点“组织学习”即可安排。</Empty>}
      />
    </>
  )
}

import { useState } from 'react'
import { sensitivityNames } from '#basics/sensitivity.ts'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { PageLink, useGo } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import { type CourseState, courseStateNames, courseStates } from '../rules.ts'
import { courseDeskHelp } from './help.tsx'

type Row = Awaited<ReturnType<typeof call.courses.desk.list>>['rows'][number]

const tones: Record<CourseState, Tone> = {
  draft: 'quiet',
  submitted: 'info',
  published: 'good',
  withdrawn: 'warning',
}
const columns: Column<Row>[] = [
  { key: 'title', title: '课程', card: 'title', fixed: true, sort: true, width: 280 },
  {
    key: 'state',
    title: '状态',
    sort: true,
    card: 'beside',
    width: 100,
    render: ({ state }) => <StatusDot tone={tones[state]}>{courseStateNames[state]}</StatusDot>,
  },
  { key: 'topic', title: '专题', card: 'line', sort: true, width: 140 },
  { key: 'organizationName', title: '制作单位', card: 'line', sort: true, width: 220 },
  {
    key: 'audienceName',
    title: '适用范围',
    width: 180,
    render: ({ audienceName }) => audienceName ?? '全院',
  },
  {
    key: 'sensitivity',
    title: '标签',
    width: 80,
    render: ({ sensitivity }) => sensitivityNames[sensitivity],
  },
  {
    key: 'parts',
    title: '小节',
    width: 70,
    render: ({ parts }) => <span className="number">{parts} 节</span>,
  },
  { key: 'submittedBy', title: '送审', hidden: true, width: 110 },
  { key: 'publishedBy', title: '审核', card: 'aside', width: 110 },
]
const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '课程、专题、制作单位' },
  {
    kind: 'choice',
    name: 'state',
    label: '状态',
    options: courseStates.map((value) => ({ value, label: courseStateNames[value] })),
  },
]

/** 制作课程: what is written, waits for approval, or is published. */
export default function DeskList() {
  const [making, setMaking] = useState(false)
  return (
    <>
      <PageHelp>{courseDeskHelp}</PageHelp>
      <ListPage
        name="course-desk"
        unit="门课程"
        columns={columns}
        fields={fields}
        searchField="text"
        start={{ box: 'desk' }}
        rowKey={(row: Row) => row.id}
        rowLink={(row) => `/courses/desk/${row.id}`}
        question={({ values: { text, state }, page, size, sort, descending }) =>
          ask.courses.desk.list.queryOptions({
            input: {
              text: text as string | undefined,
              state: state as CourseState | undefined,
              page,
              size,
              ...(sort ? { sort: sort as 'title', descending } : {}),
            },
          })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values: { text, state }, sort, descending }) =>
              fileAddress('/course-desk.xlsx', { text, state, ...(sort ? { sort, descending } : {}) }),
          },
        ]}
        actions={
          <>
            <PageLink className="button" to="/courses">
              返回课程
            </PageLink>
            <button type="button" className="button primary" onClick={() => setMaking(true)}>
              <Icon name="plus" />
              新建课程
            </button>
          </>
        }
        empty={<Empty title="没有制作的课程">点“新建课程”，选好专题，再加小节和自测题。</Empty>}
      />
      {making && <NewCourse onClose={() => setMaking(false)} />}
    </>
  )
}

function NewCourse({ onClose }: { onClose: () => void }) {
  const go = useGo()
  const { nodes } = useOrganizations()
  const create = useAct(call.courses.desk.create, {
    done: '已新建',
    after: ({ id }) => go(`/courses/desk/${id}`),
  })
  return (
    <FormDialog
      title="新建课程"
      fields={[
        { kind: 'text', name: 'title', label: '课程名称', required: true, maximum: 80, wide: true },
        {
          kind: 'text',
          name: 'topic',
          label: '专题',
          required: true,
          maximum: 40,
          placeholder: '例如 党章党规',
        },
        { kind: 'organization', name: 'organizationId', label: '制作单位', required: true, nodes },
      ]}
      submitWord="新建"
      onSubmit={({ title, topic, organizationId }) =>
        create.send({ title: String(title), topic: String(topic), organizationId: Number(organizationId) })
      }
      onClose={onClose}
    />
  )
}

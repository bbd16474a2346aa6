import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dayIn, formatDay } from '#basics/days.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import { useAddress, useBegin } from '#web/kit/address.ts'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { useMay } from '#web/session.ts'
import DeskList from './desk-list.tsx'
import { courseHelp } from './help.tsx'
import { OrganizeDialog } from './organize-dialog.tsx'

type Row = Awaited<ReturnType<typeof call.courses.list>>['rows'][number]

/** How far one has come, in words; nobody else sees it. */
const progress = ({ done, parts }: Row) =>
  done === null ? '' : done >= parts ? '已学完' : `学了 ${done} 节，共 ${parts} 节`

const columns: Column<Row>[] = [
  { key: 'title', title: '课程', card: 'title', fixed: true, sort: true, width: 280 },
  {
    key: 'done',
    title: '我的进度',
    card: 'beside',
    width: 150,
    render: (row) =>
      row.done !== null && (
        <StatusDot tone={row.done >= row.parts ? 'good' : 'info'}>{progress(row)}</StatusDot>
      ),
  },
  { key: 'topic', title: '专题', card: 'line', sort: true, width: 140 },
  { key: 'summary', title: '内容', card: 'line', width: 320 },
  {
    key: 'parts',
    title: '小节',
    width: 70,
    render: ({ parts }) => <span className="number">{parts} 节</span>,
  },
  { key: 'organizationName', title: '制作单位', hidden: true, width: 200 },
  {
    key: 'publishedAt',
    title: '发布',
    sort: true,
    card: 'aside',
    width: 120,
    render: ({ publishedAt }) => publishedAt && formatDay(dayIn(new Date(publishedAt))),
  },
]

/** 课程与学习: what one may learn, what one began first of all. The desk of those who make courses is a list beside it. */
export default function CoursesPage() {
  const may = useMay()
  const { search } = useAddress()
  return may('courses.make') && search.box === 'desk' ? <DeskList /> : <CourseList />
}

function CourseList() {
  const may = useMay()
  const topics = useQuery(ask.courses.topics.queryOptions()).data
  const { search } = useAddress()
  const [begin, end] = useBegin()
  const [organizing, setOrganizing] = useState(begin === 'session')
  const fields: Field[] = [
    { kind: 'text', name: 'text', label: '查找', placeholder: '课程、内容的一部分' },
    {
      kind: 'choice',
      name: 'topic',
      label: '专题',
      options: (topics ?? []).map((topic) => ({ value: topic, label: topic })),
    },
    { kind: 'yes', name: 'begun', label: '我学过的' },
  ]
  return (
    <>
      <PageHelp>{courseHelp}</PageHelp>
      <ListPage
        name="courses"
        unit="门课程"
        columns={columns}
        fields={fields}
        searchField="text"
        rowKey={(row: Row) => row.id}
        rowLink={(row) => `/courses/${row.id}`}
        question={({ values, page, size, sort, descending }) =>
          ask.courses.list.queryOptions({
            input: { ...values, page, size, ...(sort ? { sort: sort as 'title', descending } : {}) },
          })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort, descending }) =>
              fileAddress('/courses.xlsx', { ...values, ...(sort ? { sort, descending } : {}) }),
          },
        ]}
        actions={
          <>
            {(may('courses.confirm') || may('courses.own')) && (
              <PageLink
                className="button"
                to={may('courses.confirm') ? '/study-records' : '/study-records?box=own'}
              >
                学习记录
              </PageLink>
            )}
            {may('courses.organize') && (
              <PageLink className="button" to="/study-sessions">
                集体学习
              </PageLink>
            )}
            {may('courses.make') && (
              <PageLink className="button primary" to="/courses?box=desk">
                制作课程
              </PageLink>
            )}
          </>
        }
        empty={
          <Empty title="没有可以学习的课程" icon="record">
            换个专题再看；课程由党委和政工部门制作，审核后发布。
          </Empty>
        }
      />
      {organizing && may('courses.organize') && (
        <OrganizeDialog
          courseId={Number(search.courseId) || undefined}
          materialId={Number(search.materialId) || undefined}
          onClose={() => {
            setOrganizing(false)
            end()
          }}
        />
      )}
    </>
  )
}

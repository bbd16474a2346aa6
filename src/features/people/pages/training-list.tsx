import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, type call, fileAddress } from '#web/call.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import type { Field } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { today } from '#web/kit/today.ts'
import { useMay } from '#web/session.ts'
import { useOrganizations } from './organization-names.ts'
import { ClassDialog } from './training-dialog.tsx'
import './people.css'

type Row = Awaited<ReturnType<typeof call.people.trainings.list>>['rows'][number]

const columns: Column<Row>[] = [
  { key: 'course', title: '班次', card: 'title', fixed: true, width: 240 },
  { key: 'organizer', title: '举办单位', card: 'line', width: 200 },
  { key: 'fromOn', title: '开始日期', card: 'aside', width: 110 },
  { key: 'untilOn', title: '结束日期', width: 110 },
  { key: 'hours', title: '学时', card: 'line', width: 70 },
  { key: 'people', title: '人数', card: 'beside', width: 80, render: ({ people }) => `${people} 人` },
]

const thisYear = () => Number(today().slice(0, 4))
const fields = (): Field[] => [
  { kind: 'text', name: 'text', label: '班次', placeholder: '班次或举办单位的一部分' },
  {
    kind: 'choice',
    name: 'year',
    label: '年度',
    required: true,
    options: [0, 1, 2, 3].map((back) => ({
      value: String(thisYear() - back),
      label: `${thisYear() - back} 年`,
    })),
  },
]

/** 教育培训: courses of a year with who took part; a whole class is recorded at once. */
export default function TrainingList() {
  const { nodes } = useOrganizations()
  const may = useMay()('people.correct')
  const [recording, setRecording] = useState(false)
  const [opened, setOpened] = useState<Row | null>(null)
  return (
    <>
      <PageHelp>
        <h3>教育培训</h3>
        <p>
          一次登记全班：写班次、日期、学时，勾选参训党员，或导入有“工号”“姓名”两列的名单表。已有同一班次的人不会重复登记。
        </p>
        <p>登记以后写入本人的培训记录，汇总在党内统计的“党员教育培训情况”表里。</p>
      </PageHelp>
      <ListPage
        name="trainings"
        unit="个班次"
        columns={columns}
        fields={fields()}
        searchField="text"
        start={{ year: String(thisYear()) }}
        rowKey={(row: Row) => `${row.course}/${row.organizer}/${row.fromOn}/${row.untilOn}/${row.hours}`}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        question={({ values, page, size }) =>
          ask.people.trainings.list.queryOptions({ input: { ...values, page, size } })
        }
        exports={[
          { title: '导出 Excel', address: ({ values }) => fileAddress('/trainings.xlsx', { ...values }) },
        ]}
        rowActs={(row) => (
          <button type="button" className="link" onClick={() => setOpened(row)}>
            参训人员
          </button>
        )}
        actions={
          may && (
            <button type="button" className="button primary" onClick={() => setRecording(true)}>
              <Icon name="plus" />
              登记班次
            </button>
          )
        }
        empty={<Empty title="这一年还没有登记培训">点“登记班次”，一次录入全班。</Empty>}
      />
      {recording && <ClassDialog nodes={nodes} onClose={() => setRecording(false)} />}
      {opened && <Participants course={opened} onClose={() => setOpened(null)} />}
    </>
  )
}

function Participants({
  course: { course, organizer, fromOn },
  onClose,
}: {
  course: Row
  onClose: () => void
}) {
  const query = useQuery(
    ask.people.trainings.people.queryOptions({ input: { course, organizer, fromOn, size: 200 } }),
  )
  return (
    <Dialog open drawer title={course} onClose={onClose}>
      <Answered query={query}>
        {({ rows, total }) => (
          <>
            <p className="muted">
              {total > rows.length ? `共 ${total} 人，列出前 ${rows.length} 人` : `共 ${total} 人`}
            </p>
            <ul className="training-people">
              {rows.map(({ id, name, organizationName }) => (
                <li key={id}>
                  <PageLink className="link" to={`/people/${id}`}>
                    {name}
                  </PageLink>
                  <small className="muted">{organizationName}</small>
                </li>
              ))}
            </ul>
          </>
        )}
      </Answered>
    </Dialog>
  )
}

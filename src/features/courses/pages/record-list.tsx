import { formatDay } from '#basics/days.ts'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useAddress } from '#web/kit/address.ts'
import { askReason } from '#web/kit/confirm.tsx'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { recordStateNames } from '../records/rules.ts'
import { courseHelp } from './help.tsx'
import { OwnRecords } from './own-records.tsx'
import { StateDot } from './record-state.tsx'

type Row = Awaited<ReturnType<typeof call.courses.records.list>>['rows'][number]

const columns: Column<Row>[] = [
  { key: 'personName', title: '姓名', card: 'title', fixed: true, sort: true, width: 110 },
  {
    key: 'state',
    title: '状态',
    card: 'beside',
    width: 100,
    render: ({ state }) => <StateDot state={state} />,
  },
  { key: 'title', title: '课程或资料', card: 'line', sort: true, width: 300 },
  { key: 'topic', title: '专题', card: 'line', sort: true, width: 150 },
  {
    key: 'studiedOn',
    title: '学习日期',
    sort: true,
    card: 'aside',
    width: 130,
    render: ({ studiedOn }) => formatDay(studiedOn),
  },
  { key: 'decidedBy', title: '办理人', hidden: true, width: 110 },
]
const states = (['asked', 'confirmed', 'declined'] as const).map((value) => ({
  value,
  label: recordStateNames[value],
}))
const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '姓名、课程或资料' },
  { kind: 'choice', name: 'state', label: '状态', options: states },
  { kind: 'number', name: 'year', label: '年度', least: 2000, most: 2200 },
]

/** 学习记录: a branch confirms what its people asked to have counted; everybody sees his own. */
export default function RecordsPage() {
  const may = useMay()
  const { search } = useAddress()
  return (
    <>
      <PageHelp>{courseHelp}</PageHelp>
      {may('courses.confirm') && search.box !== 'own' ? <BranchRecords /> : <OwnRecords />}
    </>
  )
}

function BranchRecords() {
  const may = useMay()
  return (
    <ListPage
      name="study-records"
      unit="条"
      columns={columns}
      fields={fields}
      searchField="text"
      rowKey={(row: Row) => row.id}
      question={({ values, page, size, sort, descending }) =>
        ask.courses.records.list.queryOptions({
          input: { ...values, page, size, ...(sort ? { sort: sort as 'title', descending } : {}) },
        })
      }
      exports={[
        {
          title: '导出 Excel',
          address: ({ values, sort, descending }) =>
            fileAddress('/course-records.xlsx', { ...values, ...(sort ? { sort, descending } : {}) }),
        },
      ]}
      rowActs={(row) => row.state === 'asked' && <Acts id={row.id} />}
      actions={
        may('courses.own') && (
          <PageLink className="button" to="/study-records?box=own">
            我的学习记录
          </PageLink>
        )
      }
      empty={<Empty title="没有学习记录">党员学完课程后申请计入的，在这里确认。</Empty>}
    />
  )
}

function Acts({ id }: { id: number }) {
  const confirm = useAct(call.courses.records.confirm, { done: '已确认' })
  const decline = useAct(call.courses.records.decline, { done: '已答复本人' })
  const refuse = async () => {
    const reason = await askReason({ title: '不确认这条学习记录', submit: '不确认' })
    if (reason !== null) await decline.run({ id, reason })
  }
  return (
    <>
      <button type="button" className="link" disabled={confirm.busy} onClick={() => void confirm.run({ id })}>
        确认
      </button>
      <button type="button" className="link" disabled={decline.busy} onClick={() => void refuse()}>
        不确认
      </button>
    </>
  )
}

import { ask, type call, fileAddress } from '#web/call.ts'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'

type Line = Awaited<ReturnType<typeof call.people.batches.lines>>['rows'][number]

const columns: Column<Line>[] = [
  { key: 'name', title: '姓名', card: 'title', fixed: true, width: 90 },
  { key: 'employeeNo', title: '工号', width: 110 },
  {
    key: 'back',
    title: '撤回',
    card: 'beside',
    width: 90,
    render: ({ back }) => <StatusDot tone={back ? 'good' : 'warning'}>{back ? '撤回' : '不撤回'}</StatusDot>,
  },
  { key: 'changed', title: '现在 → 撤回后', card: 'line', width: 300, render: (line) => changedIn(line) },
  { key: 'why', title: '不撤回的原因', card: 'line', width: 280 },
  { key: 'organizationName', title: '现在所在党组织', width: 200 },
]

const changedIn = ({ entered, changed }: Line) =>
  entered
    ? '移出名册'
    : changed.map(({ label, before, after }) => `${label}：${before ?? '空'} → ${after ?? '空'}`).join('；')

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '人员', placeholder: '姓名的一部分或工号' },
  {
    kind: 'choice',
    name: 'back',
    label: '撤回',
    options: [
      { value: 'true', label: '撤回的' },
      { value: 'false', label: '不撤回的' },
    ],
  },
]

/** Person by person: what taking the batch back would restore, or why it leaves somebody alone. */
export const BatchLines = ({ id }: { id: number }) => (
  <ListPage
    name="people-batch-lines"
    headless
    unit="条"
    columns={columns}
    fields={fields}
    searchField="text"
    rowKey={(line: Line) => line.id}
    rowLink={(line) => `/people/${line.personId}`}
    question={({ values, page, size }) =>
      ask.people.batches.lines.queryOptions({ input: { id, ...values, page, size } })
    }
    exports={[
      {
        title: '导出 Excel',
        address: ({ values }) => fileAddress(`/people-batches/${id}/lines.xlsx`, { ...values }),
      },
    ]}
    empty={<Empty title="没有符合条件的人员">请换一个条件。</Empty>}
  />
)

import { ask, type call, fileAddress } from '#web/call.ts'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { batchKinds, undoDays } from '../batches/rules.ts'

type Row = Awaited<ReturnType<typeof call.people.batches.list>>['rows'][number]

/** How a batch stands: taken back, or until when it can be. */
export function BatchState({
  batch,
}: {
  batch: Pick<Row, 'undoneAt' | 'undonePeople' | 'people' | 'untilAt'>
}) {
  const { undoneAt, undonePeople, people, untilAt } = batch
  if (undoneAt)
    return (
      <StatusDot tone="quiet">{undonePeople === people ? '已撤回' : `已撤回 ${undonePeople} 人`}</StatusDot>
    )
  return Date.parse(untilAt) > Date.now() ? (
    <StatusDot tone="good">可撤回</StatusDot>
  ) : (
    <StatusDot tone="quiet">已过期</StatusDot>
  )
}

const columns: Column<Row>[] = [
  { key: 'title', title: '办理', card: 'title', fixed: true, width: 220 },
  { key: 'kind', title: '类别', card: 'line', width: 120, render: ({ kind }) => batchKinds[kind] },
  { key: 'people', title: '人数', sort: true, align: 'right', card: 'line', width: 70 },
  { key: 'reason', title: '原因', card: 'line', width: 200 },
  { key: 'madeBy', title: '办理人', card: 'line', width: 90 },
  { key: 'organizationName', title: '党组织', width: 180 },
  {
    key: 'madeAt',
    title: '办理时间',
    sort: true,
    card: 'aside',
    width: 150,
    render: ({ madeAt }) => <When at={madeAt} />,
  },
  { key: 'state', title: '状态', card: 'beside', width: 110, render: (row) => <BatchState batch={row} /> },
  {
    key: 'untilAt',
    title: '撤回期限',
    hidden: true,
    width: 150,
    render: ({ untilAt }) => <When at={untilAt} />,
  },
  { key: 'undoneBy', title: '撤回人', hidden: true, width: 90 },
]

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '办理、原因或办理人的一部分' },
  {
    kind: 'choice',
    name: 'kind',
    label: '类别',
    options: Object.entries(batchKinds).map(([value, label]) => ({ value, label })),
  },
  {
    kind: 'choice',
    name: 'undone',
    label: '撤回',
    options: [
      { value: 'false', label: '没有撤回过' },
      { value: 'true', label: '撤回过' },
    ],
  },
  { kind: 'day', name: 'madeFrom', label: '办理日期自' },
  { kind: 'day', name: 'madeUntil', label: '办理日期至' },
]

/** 批量办理: what was done to many in one act, each to be taken back as one for thirty days. */
export default function BatchList() {
  return (
    <>
      <PageHelp>
        <h3>批量办理</h3>
        <ul>
          <li>一次给多人调整党支部、编入党小组，以及每一批主数据导入，都记在这里。</li>
          <li>{undoDays} 天内可以成批撤回：打开一次办理，先看逐人会恢复成什么，再写明原因撤回。</li>
          <li>后来又有变更的人不会被覆盖，列出是谁、什么时候、办了什么，需要的另行办理。</li>
          <li>撤回是增加反向记录，原来的记录都在；过了 {undoDays} 天，在人员信息里逐人更正。</li>
        </ul>
      </PageHelp>
      <ListPage
        name="people-batches"
        unit="次"
        columns={columns}
        fields={fields}
        searchField="text"
        sortStart="-madeAt"
        rowKey={(row: Row) => row.id}
        rowLink={(row) => `/people-batches/${row.id}`}
        question={({ values, page, size, sort, descending }) =>
          ask.people.batches.list.queryOptions({ input: { ...values, page, size, sort, descending } })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort, descending }) =>
              fileAddress('/people-batches.xlsx', { ...values, sort, descending }),
          },
        ]}
        empty={
          <Empty title="没有批量办理">一次为两人以上办理的事项会列在这里，{undoDays} 天内可以撤回。</Empty>
        }
      />
    </>
  )
}

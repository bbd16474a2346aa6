import { ask, type call, fileAddress } from '#web/call.ts'
import { addressOf } from '#web/kit/address.ts'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { causeNames } from '../rules.ts'
import { RetentionHelp } from './help.tsx'
import { options } from './options.ts'

type Run = Awaited<ReturnType<typeof call.retention.runs.list>>['rows'][number]

const columns: Column<Run>[] = [
  {
    key: 'beganAt',
    title: '开始',
    card: 'title',
    fixed: true,
    sort: true,
    width: 150,
    render: ({ beganAt }) => <When at={beganAt} />,
  },
  {
    key: 'state',
    title: '状态',
    card: 'beside',
    width: 100,
    render: ({ endedAt }) =>
      endedAt === null ? (
        <StatusDot tone="info">正在清理</StatusDot>
      ) : (
        <StatusDot tone="good">已做完</StatusDot>
      ),
  },
  { key: 'cause', title: '起因', card: 'aside', width: 110, render: ({ cause }) => causeNames[cause] },
  { key: 'removed', title: '清理', sort: true, card: 'line', width: 90, align: 'right' },
  { key: 'kept', title: '留着', sort: true, card: 'line', width: 90, align: 'right' },
  { key: 'askedBy', title: '发起人', card: 'line', width: 100 },
  { key: 'reason', title: '理由', card: 'line', width: 220 },
  { key: 'endedAt', title: '做完', hidden: true, width: 150, render: ({ endedAt }) => <When at={endedAt} /> },
  { key: 'id', title: '次序号', hidden: true, width: 90 },
]

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '次序号、发起人或理由' },
  { kind: 'choice', name: 'cause', label: '起因', options: options(causeNames) },
  { kind: 'days', name: 'from', upTo: 'until', label: '日期' },
]

/** 清理记录: each run, and behind it what it did of each kind. */
export default function RunList() {
  return (
    <>
      <RetentionHelp />
      <ListPage
        name="retention-runs"
        unit="次清理"
        columns={columns}
        fields={fields}
        searchField="text"
        sortStart="-beganAt"
        rowKey={(row: Run) => row.id}
        rowLink={(row) => addressOf('/retention/lines', { run: row.id })}
        question={({ values, page, size, sort, descending }) =>
          ask.retention.runs.list.queryOptions({
            input: { ...values, page, size, sort, descending },
            refetchInterval: ({ state }) =>
              state.data?.rows.some(({ endedAt }) => endedAt === null) ? 3000 : false,
          })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort, descending }) =>
              fileAddress('/retention/runs.xlsx', { ...values, sort, descending }),
          },
        ]}
        empty={<Empty title="还没有清理过">每周日凌晨平台自己清理；也可以在“数据保存期限”里现在清理。</Empty>}
      />
    </>
  )
}

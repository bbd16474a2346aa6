import { ask, type call } from '#web/call.ts'
import { addressOf, useAddress } from '#web/kit/address.ts'
import type { Field } from '#web/kit/fields.ts'
import type { Column } from '#web/kit/list-question.ts'
import { Empty } from '#web/kit/states.tsx'
import { DuesList } from './dues-list.tsx'
import { monthOptions, thisMonth, Yuan } from './shown.tsx'

type Branch = Awaited<ReturnType<typeof call.dues.branches.list>>['rows'][number]

const wanting = ({ people, members, missing, behind }: Branch) =>
  [
    members > 0 && people === 0 && '名册还没有核算',
    missing > 0 && `${missing} 人缺基数`,
    behind > 0 && `${behind} 人三个月以上未交齐，请了解情况`,
  ]
    .filter(Boolean)
    .join('；')

const columns: Column<Branch>[] = [
  { key: 'name', title: '党支部', card: 'title', fixed: true, width: 220 },
  { key: 'parentName', title: '上级党组织', width: 200 },
  {
    key: 'people',
    title: '列入名册',
    card: 'line',
    width: 100,
    render: (row) => `${row.people} / ${row.members} 人`,
  },
  {
    key: 'dueFen',
    title: '应交（元）',
    align: 'right',
    card: 'line',
    width: 120,
    render: (row) => <Yuan fen={row.dueFen} />,
  },
  {
    key: 'paidFen',
    title: '已交（元）',
    align: 'right',
    card: 'line',
    width: 120,
    render: (row) => <Yuan fen={row.paidFen} />,
  },
  {
    key: 'unpaid',
    title: '未交齐',
    card: 'beside',
    width: 110,
    render: (row) => row.unpaid > 0 && `${row.unpaid} 人未交齐`,
  },
  { key: 'wanting', title: '需要帮助', card: 'aside', width: 280, render: wanting },
]
const fields = (): Field[] => [
  { kind: 'text', name: 'text', label: '查找', placeholder: '党支部名称' },
  { kind: 'choice', name: 'month', label: '月份', required: true, options: monthOptions() },
  { kind: 'yes', name: 'wanting', label: '只看需要帮助的' },
]

/** 各支部党费: how the month stands in each branch, in the order of the tree; never a ranking. */
export default function BranchDues() {
  const month = useAddress().search.month ?? thisMonth()
  return (
    <DuesList
      name="dues-branches"
      unit="个党支部"
      columns={columns}
      fields={fields()}
      start={{ month: thisMonth() }}
      rowKey={(row: Branch) => row.organizationId}
      rowLink={(row) => addressOf('/dues', { organizationId: row.organizationId, month })}
      question={({ values, page, size }) =>
        ask.dues.branches.list.queryOptions({ input: { ...values, page, size } })
      }
      empty={<Empty title="没有符合条件的党支部">换一个月份，或清空条件再看。</Empty>}
    />
  )
}

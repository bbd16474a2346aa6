import { minuteOf } from '#basics/days.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { chainsNow } from '../queries.ts'

type Chain = Awaited<ReturnType<typeof chainsNow>>[number]

/** Every chain in the version that new affairs take, its steps in their order. */
export const chainSheet = listSheet<Chain>(
  '审批流程',
  {
    name: '审批流程',
    title: '审批流程',
    columns: [
      { title: '流程', width: 30, kind: 'text' },
      { title: '事项', width: 18, kind: 'text' },
      { title: '步骤', width: 60, kind: 'text' },
      { title: '现行版本' },
      { title: '正在办理' },
      { title: '发布人', width: 12, kind: 'text' },
      { title: '发布时间', width: 18, kind: 'text' },
      { title: '发布说明', width: 36, kind: 'text' },
    ],
  },
  async (db, { limit, offset }) => (await chainsNow({ db })).slice(offset, offset + limit),
  (row) => [
    row.name,
    row.kindName,
    row.definition.steps.map(({ name }) => name).join(' → '),
    row.version,
    row.running,
    row.publishedBy,
    minuteOf(row.publishedAt),
    row.note,
  ],
)

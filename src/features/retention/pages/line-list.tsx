import { ask, type call, fileAddress } from '#web/call.ts'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { Empty } from '#web/kit/states.tsx'
import { becauseWords } from '../rules.ts'
import { RetentionHelp } from './help.tsx'
import { options } from './options.ts'
import { ruleNames } from './row-list.tsx'

type Line = Awaited<ReturnType<typeof call.retention.lines.list>>['rows'][number]

const columns: Column<Line>[] = [
  { key: 'title', title: '数据', card: 'title', fixed: true, width: 200 },
  {
    key: 'beganAt',
    title: '时间',
    sort: true,
    card: 'aside',
    width: 150,
    render: ({ beganAt }) => <When at={beganAt} />,
  },
  {
    key: 'days',
    title: '保存天数',
    sort: true,
    card: 'line',
    width: 100,
    align: 'right',
    render: ({ days }) => `${days} 天`,
  },
  { key: 'found', title: '到期', card: 'line', width: 80, align: 'right' },
  { key: 'removed', title: '清理', sort: true, card: 'line', width: 80, align: 'right' },
  { key: 'kept', title: '留着', sort: true, card: 'line', width: 80, align: 'right' },
  {
    key: 'because',
    title: '留着的原因',
    card: 'line',
    width: 300,
    render: ({ because }) => becauseWords(because),
  },
  { key: 'run', title: '次序号', width: 90 },
]

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '哪一类数据' },
  { kind: 'number', name: 'run', label: '次序号' },
  { kind: 'choice', name: 'rule', label: '数据', options: options(ruleNames) },
  { kind: 'yes', name: 'any', label: '只看有到期数据的' },
]

/** 清理明细: of each run and kind how many were over, went, and stayed for which reason. */
export default function LineList() {
  return (
    <>
      <RetentionHelp />
      <ListPage
        name="retention-lines"
        unit="条明细"
        columns={columns}
        fields={fields}
        searchField="text"
        sortStart="-removed"
        rowKey={({ run, rule }: Line) => `${run}/${rule}`}
        question={({ values, page, size, sort, descending }) =>
          ask.retention.lines.list.queryOptions({ input: { ...values, page, size, sort, descending } })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort, descending }) =>
              fileAddress('/retention/lines.xlsx', { ...values, sort, descending }),
          },
        ]}
        empty={<Empty title="没有符合条件的记录">请换一个次序号，或者清除筛选条件。</Empty>}
      />
    </>
  )
}

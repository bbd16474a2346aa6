import { ask, type call, fileAddress } from '#web/call.ts'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { retentionRules } from '../kept/rules.ts'
import { outcomeNames } from '../rules.ts'
import { RetentionHelp } from './help.tsx'
import { options } from './options.ts'

type Row = Awaited<ReturnType<typeof call.retention.rows.list>>['rows'][number]

export const ruleNames = Object.fromEntries(retentionRules.map(({ key, title }) => [key, title]))

const columns: Column<Row>[] = [
  {
    key: 'rule',
    title: '数据',
    card: 'title',
    fixed: true,
    sort: true,
    width: 200,
    render: (row) => row.title,
  },
  {
    key: 'outcome',
    title: '会清理还是留着',
    card: 'beside',
    width: 130,
    render: ({ held }) =>
      held === null ? (
        <StatusDot tone="warning">{outcomeNames.no}</StatusDot>
      ) : (
        <StatusDot tone="info">{outcomeNames.yes}</StatusDot>
      ),
  },
  { key: 'key', title: '编号', card: 'line', width: 170 },
  { key: 'place', title: '所属', card: 'line', width: 150 },
  {
    key: 'since',
    title: '起算时间',
    sort: true,
    card: 'aside',
    width: 150,
    render: ({ since }) => <When at={since} />,
  },
  { key: 'held', title: '留着的原因', card: 'line', width: 260 },
]

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '编号，或所属的审批、账号、批次号' },
  { kind: 'choice', name: 'rule', label: '数据', options: options(ruleNames) },
  { kind: 'choice', name: 'held', label: '会清理还是留着', options: options(outcomeNames) },
]

/** 看看会清理什么: the rows whose time is over, one by one; nothing is changed by looking. */
export default function RowList() {
  return (
    <>
      <RetentionHelp />
      <ListPage
        name="retention-rows"
        unit="条到期数据"
        columns={columns}
        fields={fields}
        searchField="text"
        sortStart="since"
        rowKey={({ rule, key, place, since }: Row) => `${rule}/${key}/${place}/${since}`}
        question={({ values, page, size, sort, descending }) =>
          ask.retention.rows.list.queryOptions({ input: { ...values, page, size, sort, descending } })
        }
        note="只看不删。列表里只有编号，没有姓名和内容。"
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort, descending }) =>
              fileAddress('/retention/rows.xlsx', { ...values, sort, descending }),
          },
        ]}
        empty={<Empty title="没有到期的数据">期限内的都在用；周日凌晨会再看一遍。</Empty>}
      />
    </>
  )
}

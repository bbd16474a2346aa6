import { ask, type call, fileAddress } from '#web/call.ts'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { Empty } from '#web/kit/states.tsx'
import './exchange.css'

type Row = Awaited<ReturnType<typeof call.exchange.refusals>>['rows'][number]

const columns: Column<Row>[] = [
  { key: 'fileName', title: '文件', card: 'title', fixed: true, width: 280 },
  { key: 'because', title: '原因和办法', card: 'line', width: 520 },
  { key: 'at', title: '时间', card: 'aside', width: 150, render: (row) => <When at={row.at} /> },
]
const fields: Field[] = [{ kind: 'text', name: 'text', label: '查找', placeholder: '文件名' }]

/** What came and was not taken, and why. */
export default function RefusalList() {
  return (
    <ListPage
      name="exchange-refusals"
      unit="个"
      columns={columns}
      fields={fields}
      searchField="text"
      rowKey={(row: Row) => row.id}
      question={({ values, page, size }) =>
        ask.exchange.refusals.queryOptions({ input: { ...values, page, size } })
      }
      exports={[
        {
          title: '导出 Excel',
          address: ({ values }) => fileAddress('/exchange/refusals.xlsx', { ...values }),
        },
      ]}
      above={
        <PageHelp>
          对方交来的文件里，签名、清单、内容有一处不合规定的，整个不收，什么也不留，移到收件文件夹的 refused
          里，由管理员保管。签名不符、类别不归对方的，请报告保密部门。
        </PageHelp>
      }
      empty={<Empty title="没有">交来的文件都收下了。</Empty>}
    />
  )
}

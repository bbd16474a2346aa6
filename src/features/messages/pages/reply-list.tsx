import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { When } from '#web/kit/facts.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'

type Row = Awaited<ReturnType<typeof call.messages.replies.list>>['rows'][number]

const columns: Column<Row>[] = [
  {
    key: 'personName',
    title: '发信人',
    card: 'title',
    fixed: true,
    width: 110,
    render: (row) => row.personName ?? '未登记的号码',
  },
  { key: 'fromMasked', title: '号码', card: 'line', width: 130 },
  { key: 'text', title: '内容', card: 'line', width: 320 },
  {
    key: 'outcome',
    title: '处理',
    card: 'beside',
    width: 200,
    render: (row) => (
      <StatusDot tone={row.handledAt ? 'good' : 'warning'}>{row.outcome ?? '待处理'}</StatusDot>
    ),
  },
  {
    key: 'receivedAt',
    title: '时间',
    card: 'aside',
    width: 150,
    render: (row) => <When at={row.receivedAt} />,
  },
]

/** 收到的短信: what people answered, and what was made of it. */
export default function ReplyList() {
  const [open, setOpen] = useState<Row | null>(null)
  const settle = useAct(call.messages.replies.settle, { done: '已登记' })
  return (
    <>
      <ListPage
        name="message-replies"
        unit="条"
        columns={columns}
        fields={[
          { kind: 'text', name: 'text', label: '发信人或号码' },
          { kind: 'yes', name: 'open', label: '只看待处理' },
        ]}
        searchField="text"
        rowKey={(row: Row) => row.id}
        question={({ values, page, size }) =>
          ask.messages.replies.list.queryOptions({ input: { ...values, page, size } })
        }
        rowActs={(row) =>
          row.handledAt ? null : (
            <button type="button" className="link" onClick={() => setOpen(row)}>
              登记处理
            </button>
          )
        }
        above={
          <PageHelp>
            人们回复的短信都在这里。回复“退订”的号码自动列入黑名单；系统认不出的，请看过以后登记如何处理。
          </PageHelp>
        }
        empty={<Empty title="没有收到短信">接入能收回复的网关后，回复会出现在这里。</Empty>}
      />
      {open && (
        <FormDialog
          title="登记如何处理"
          fields={[{ kind: 'words', name: 'outcome', label: '处理结果', required: true, maximum: 200 }]}
          submitWord="登记"
          onSubmit={({ outcome }) => settle.send({ id: open.id, outcome: String(outcome) })}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

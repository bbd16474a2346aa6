import { useState } from 'react'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import { type EntryState, entryStateNames } from '../../guest-book/rules.ts'

type Row = Awaited<ReturnType<typeof call.exhibition.guestBook.list>>['rows'][number]

const tones: Record<EntryState, Tone> = { waiting: 'warning', shown: 'good', removed: 'quiet' }
const columns: Column<Row>[] = [
  { key: 'text', title: '留言', card: 'title', fixed: true, width: 380 },
  {
    key: 'state',
    title: '状态',
    card: 'beside',
    width: 130,
    render: ({ state, reports }) =>
      reports.length > 0 ? (
        <StatusDot tone="bad">被反映</StatusDot>
      ) : (
        <StatusDot tone={tones[state]}>{entryStateNames[state]}</StatusDot>
      ),
  },
  {
    key: 'author',
    title: '留言人',
    card: 'line',
    width: 150,
    render: ({ author, named }) => (named ? author : `${author}（不署名）`),
  },
  { key: 'reports', title: '反映', card: 'line', width: 180, render: ({ reports }) => reports.join('；') },
  { key: 'exhibitionTitle', title: '展览', card: 'aside', width: 200 },
  {
    key: 'writtenAt',
    title: '写于',
    card: 'aside',
    width: 130,
    render: (row) => <When at={row.writtenAt} />,
  },
  { key: 'reply', title: '回复', width: 200 },
  { key: 'removedBecause', title: '不公开的原因', hidden: true, width: 200 },
]
const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '留言或留言人' },
  {
    kind: 'choice',
    name: 'state',
    label: '状态',
    required: true,
    options: [
      { value: 'open', label: '待处理' },
      ...Object.entries(entryStateNames).map(([value, label]) => ({ value, label })),
    ],
  },
]

/** What visitors wrote, read here before it is shown. */
export function EntryList() {
  const [answering, setAnswering] = useState<Row | null>(null)
  const show = useAct(call.exhibition.guestBook.show, { done: '已公开' })
  const reply = useAct(call.exhibition.guestBook.reply, { done: '已回复' })
  const remove = useAct(call.exhibition.guestBook.remove, { done: '已撤下' })
  const takeDown = async (row: Row) => {
    const reason = await askReason({ title: '不公开这条留言', submit: '不公开', danger: true })
    if (reason) await remove.run({ id: row.id, reason })
  }
  return (
    <>
      <ListPage
        headless
        name="guest-entries"
        unit="条"
        columns={columns}
        fields={fields}
        searchField="text"
        start={{ state: 'open' }}
        rowKey={(row: Row) => row.id}
        question={({ values, page, size }) =>
          ask.exhibition.guestBook.list.queryOptions({ input: { ...values, page, size } })
        }
        exports={[
          { title: '导出 Excel', address: ({ values }) => fileAddress('/guest-entries.xlsx', { ...values }) },
        ]}
        rowActs={(row) =>
          row.state === 'removed' ? null : (
            <>
              {(row.state === 'waiting' || row.reports.length > 0) && (
                <button type="button" className="link" onClick={() => void show.run({ id: row.id })}>
                  {row.state === 'waiting' ? '公开' : '无不妥'}
                </button>
              )}
              {row.state === 'shown' && (
                <button type="button" className="link" onClick={() => setAnswering(row)}>
                  回复
                </button>
              )}
              <button type="button" className="link" onClick={() => void takeDown(row)}>
                不公开
              </button>
            </>
          )
        }
        empty={<Empty title="没有待处理的留言">新的留言和反映会出现在这里。</Empty>}
      />
      {answering && (
        <FormDialog
          title="回复留言"
          fields={[{ kind: 'words', name: 'reply', label: '回复', required: true, maximum: 300 }]}
          start={{ reply: answering.reply ?? undefined }}
          submitWord="回复"
          notice={answering.text}
          onClose={() => setAnswering(null)}
          onSubmit={({ reply: words }) => reply.send({ id: answering.id, reply: String(words) })}
        />
      )}
    </>
  )
}

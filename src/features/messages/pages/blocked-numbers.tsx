import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { When } from '#web/kit/facts.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { Empty } from '#web/kit/states.tsx'

type Row = Awaited<ReturnType<typeof call.messages.blocked.list>>['rows'][number]

const columns: Column<Row>[] = [
  { key: 'numberMasked', title: '号码', card: 'title', fixed: true, width: 150 },
  { key: 'reason', title: '原因', card: 'line', width: 300 },
  { key: 'blockedBy', title: '办理', card: 'line', width: 120 },
  {
    key: 'blockedAt',
    title: '时间',
    card: 'aside',
    width: 150,
    render: (row) => <When at={row.blockedAt} />,
  },
]

/** 短信黑名单: numbers that get no SMS; the number itself is not kept. */
export function BlockedNumbers() {
  const [adding, setAdding] = useState(false)
  const add = useAct(call.messages.blocked.add, { done: '已列入黑名单' })
  return (
    <>
      <ListPage
        headless
        name="blocked-numbers"
        unit="个号码"
        columns={columns}
        fields={[{ kind: 'text', name: 'text', label: '号码或原因' }]}
        searchField="text"
        rowKey={(row: Row) => row.key}
        question={({ values, page, size }) =>
          ask.messages.blocked.list.queryOptions({ input: { ...values, page, size } })
        }
        rowActs={(row) => <Remove row={row} />}
        actions={
          <button type="button" className="button primary" onClick={() => setAdding(true)}>
            <Icon name="plus" />
            添加号码
          </button>
        }
        empty={<Empty title="黑名单是空的">本人回复“退订”的号码会自动列入。</Empty>}
      />
      {adding && (
        <FormDialog
          title="列入短信黑名单"
          fields={[
            { kind: 'text', name: 'number', label: '手机号码', required: true, maximum: 30 },
            { kind: 'words', name: 'reason', label: '原因', required: true, maximum: 500 },
          ]}
          submitWord="列入"
          onSubmit={({ number, reason }) => add.send({ number: String(number), reason: String(reason) })}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  )
}

function Remove({ row }: { row: Row }) {
  const remove = useAct(call.messages.blocked.remove, { done: '已移出黑名单' })
  const press = async () => {
    const reason = await askReason({ title: `把 ${row.numberMasked} 移出黑名单？`, submit: '移出' })
    if (reason !== null) await remove.run({ key: row.key, reason })
  }
  return (
    <button type="button" className="link" disabled={remove.busy} onClick={() => void press()}>
      移出
    </button>
  )
}

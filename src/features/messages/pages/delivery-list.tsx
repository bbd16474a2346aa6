import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { channelNames, statusNames } from '../rules.ts'
import { tones } from './delivery-tones.ts'

type Row = Awaited<ReturnType<typeof call.messages.deliveries.list>>['rows'][number]

const columns: Column<Row>[] = [
  { key: 'recipientName', title: '收件人', card: 'title', fixed: true, width: 110 },
  { key: 'organizationName', title: '党组织', card: 'line', width: 180 },
  { key: 'channelName', title: '渠道', card: 'line', width: 80 },
  {
    key: 'status',
    title: '状态',
    card: 'beside',
    width: 110,
    render: (row) => <StatusDot tone={tones[row.status]}>{row.statusName}</StatusDot>,
  },
  {
    key: 'because',
    title: '原因',
    card: 'line',
    width: 180,
    render: (row) => row.because ?? row.heldName ?? '',
  },
  { key: 'text', title: '发送的内容', card: 'line', width: 320 },
  { key: 'kindName', title: '类别', hidden: true, width: 110 },
  { key: 'toMasked', title: '号码', hidden: true, width: 120 },
  { key: 'gateway', title: '网关', hidden: true, width: 90 },
  { key: 'tries', title: '次数', hidden: true, width: 70 },
  { key: 'parts', title: '条数', width: 70 },
  { key: 'cost', title: '费用（元）', hidden: true, width: 90 },
  {
    key: 'createdAt',
    title: '时间',
    sort: true,
    card: 'aside',
    width: 150,
    render: (row) => <When at={row.createdAt} />,
  },
  {
    key: 'sentAt',
    title: '发出',
    sort: true,
    hidden: true,
    width: 150,
    render: (row) => <When at={row.sentAt} />,
  },
]

const options = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

/** 发送情况 and 发件箱: what became of each message; as long as no gateway is set, what would have been sent. */
export default function DeliveryList() {
  const nodes = useQuery(ask.organizations.tree.queryOptions({ input: {} })).data?.map((node) => ({
    ...node,
    name: node.shortName ?? node.name,
  }))
  const fields: Field[] = [
    { kind: 'text', name: 'text', label: '收件人或内容' },
    { kind: 'choices', name: 'status', label: '状态', options: options(statusNames) },
    { kind: 'choice', name: 'channel', label: '渠道', options: options(channelNames) },
    { kind: 'days', name: 'from', upTo: 'until', label: '时间' },
  ]
  return (
    <ListPage
      name="message-deliveries"
      unit="条"
      columns={columns}
      fields={fields}
      searchField="text"
      sortStart="-createdAt"
      tree={{ nodes, field: 'organizationId', label: '党组织' }}
      rowKey={(row: Row) => row.id}
      question={({ values, page, size, sort, descending }) =>
        ask.messages.deliveries.list.queryOptions({ input: { ...values, page, size, sort, descending } })
      }
      rowActs={(row) => (row.answerable ? <Answer row={row} /> : <Retry row={row} />)}
      exports={[
        {
          title: '导出 Excel',
          address: ({ values, sort, descending }) =>
            fileAddress('/message-deliveries.xlsx', { ...values, sort, descending }),
        },
      ]}
      above={
        <PageHelp>
          每条短信和邮件的去向都在这里。网关设为“不外发”时，这里就是发件箱：显示本来要发的内容。“结果不明”是发送时连接中断，对方可能已收到，系统不会自动重发；核实后可以再发一次。
        </PageHelp>
      }
      actions={
        <PageLink to="/message-months" className="button">
          各月发送量
        </PageLink>
      }
      empty={<Empty title="没有发送记录">有短信或邮件要发时，会出现在这里。</Empty>}
    />
  )
}

function Retry({ row }: { row: Row }) {
  const retry = useAct(call.messages.deliveries.retry, { done: '已重新排队' })
  if (row.status !== 'failed' && row.status !== 'unknown') return null
  const press = async () => {
    const words = row.status === 'unknown' ? '对方可能已经收到，再发会收到两条。' : undefined
    const reason = await askReason({ title: `再发给${row.recipientName}？`, words, submit: '再发一次' })
    if (reason !== null) await retry.run({ id: row.id, reason })
  }
  return (
    <button type="button" className="link" disabled={retry.busy} onClick={() => void press()}>
      再发一次
    </button>
  )
}

/** In the demo institute nothing leaves the house: the phone's answer is written here. */
function Answer({ row }: { row: Row }) {
  const answer = useAct(call.messages.deliveries.answer, { done: '已按手机回复收下' })
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="link" onClick={() => setOpen(true)}>
        演示回复
      </button>
      {open && (
        <FormDialog
          title={`以${row.recipientName}的手机回复`}
          fields={[
            {
              kind: 'text',
              name: 'text',
              label: '回复内容',
              required: true,
              maximum: 100,
              hint: '例如：1 办理码',
            },
          ]}
          submitWord="回复"
          onSubmit={({ text }) => answer.send({ id: row.id, text: String(text) })}
          notice={<Notice>{row.text}</Notice>}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

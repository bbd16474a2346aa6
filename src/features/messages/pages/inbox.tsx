import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { PageLink, useGo } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import { Label, StatusDot } from '#web/kit/status-dot.tsx'
import { useMay } from '#web/session.ts'
import { catalogue } from '../templates/catalogue/rules.ts'

type Row = Awaited<ReturnType<typeof call.messages.inbox.list>>['rows'][number]

const columns: Column<Row>[] = [
  {
    key: 'title',
    title: '标题',
    card: 'title',
    fixed: true,
    width: 240,
    render: (row) => (row.readAt ? row.title : <b>{row.title}</b>),
  },
  { key: 'body', title: '内容', card: 'line', width: 420 },
  { key: 'kindName', title: '类别', card: 'line', width: 120 },
  {
    key: 'createdAt',
    title: '时间',
    sort: true,
    card: 'aside',
    width: 150,
    render: (row) => <When at={row.createdAt} />,
  },
  {
    key: 'readAt',
    title: '状态',
    card: 'beside',
    width: 110,
    render: (row) => <Reading row={row} />,
  },
]

function Reading({ row: { readAt, urgent } }: { row: Row }) {
  if (readAt) return <StatusDot>已读</StatusDot>
  return urgent ? <Label tone="red">紧急</Label> : <StatusDot tone="info">未读</StatusDot>
}

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '标题或内容' },
  { kind: 'yes', name: 'unread', label: '只看未读' },
  {
    kind: 'choice',
    name: 'kind',
    label: '类别',
    options: catalogue.map(({ key, name }) => ({ value: key, label: name })),
  },
  { kind: 'days', name: 'from', upTo: 'until', label: '时间' },
]

/** 站内信: what the platform told me; opening one reads it and goes where it leads. */
export default function Inbox() {
  const may = useMay()
  return (
    <ListPage
      name="inbox"
      unit="条"
      columns={columns}
      fields={fields}
      searchField="text"
      sortStart="-createdAt"
      rowKey={(row: Row) => row.id}
      question={({ values, page, size, descending }) =>
        ask.messages.inbox.list.queryOptions({ input: { ...values, page, size, descending } })
      }
      rowActs={(row) => <LetterActs row={row} />}
      exports={[
        {
          title: '导出 Excel',
          address: ({ values, descending }) => fileAddress('/inbox.xlsx', { ...values, descending }),
        },
      ]}
      above={
        <PageHelp>
          待办、期限、通知和办理结果都在这里，有新消息时页面会自己更新。短信和邮件只提醒有什么事，内容以这里为准。每天的短信会并成一条，夜间不打扰；可在“消息偏好”里调整。
        </PageHelp>
      }
      actions={
        <>
          <ReadAll />
          {may('messages.prefer') && (
            <PageLink to="/messages/preferences" className="button">
              消息偏好
            </PageLink>
          )}
        </>
      }
      empty={<Empty title="没有站内信">有待办、通知或期限提醒时，会出现在这里。</Empty>}
    />
  )
}

function ReadAll() {
  const read = useAct(call.messages.inbox.readAll, { done: ({ read: count }) => `已把 ${count} 条标为已读` })
  const press = async () => {
    const { latestId } = await call.messages.inbox.standing()
    if (latestId !== null) await read.run({ untilId: latestId })
  }
  return (
    <button type="button" className="button" disabled={read.busy} onClick={() => void press()}>
      全部标为已读
    </button>
  )
}

function LetterActs({ row }: { row: Row }) {
  const read = useAct(call.messages.inbox.read)
  const go = useGo()
  const open = async () => {
    if (!row.readAt) await read.run({ id: row.id })
    if (row.link) go(row.link)
  }
  if (!row.link && row.readAt) return null
  return (
    <button type="button" className="link" disabled={read.busy} onClick={() => void open()}>
      {row.link ? '查看' : '标为已读'}
    </button>
  )
}

import { useQuery } from '@tanstack/react-query'
import { PrintOwn } from '#features/slips/pages/slip-panel.tsx'
import { ask, call, fileAddress } from '#web/call.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { Facts } from '#web/kit/facts.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { usePostable } from '#web/outbox/postable.ts'
import { kindsInWords } from './meeting-state.tsx'
import './meetings.css'

type Row = Awaited<ReturnType<typeof call.meetings.own.list>>['rows'][number]

const columns: Column<Row>[] = [
  { key: 'on', title: '日期', card: 'line', width: 110 },
  {
    key: 'title',
    title: '会议',
    card: 'title',
    fixed: true,
    width: 210,
    render: (row) => row.title || kindsInWords(row),
  },
  {
    key: 'kind',
    title: '类型',
    card: 'line',
    width: 180,
    // What has no title of its own is called by its kind already.
    render: (row) => (row.title && row.title !== kindsInWords(row) ? kindsInWords(row) : null),
  },
  { key: 'organizationName', title: '党支部', card: 'aside', width: 160 },
  {
    key: 'present',
    title: '到会',
    card: 'beside',
    width: 150,
    render: ({ present, excuse }) => (
      <StatusDot tone={present ? 'good' : 'quiet'}>
        {present ? '到会' : excuse ? `请假（${excuse}）` : '未到会'}
      </StatusDot>
    ),
  },
  {
    key: 'resolutions',
    title: '决议',
    card: 'line',
    width: 260,
    render: (row) => row.resolutions.join('；') || null,
  },
]

const help = (
  <>
    <h3>我的组织生活</h3>
    <ul>
      <li>党支部发出通知的会议列在前面；不能参加的，点“请假”并写明原因，开会以前可以撤回。</li>
      <li>下面是参加过的会议和会上的决议，可以导出；记录有误的请告诉党支部。</li>
    </ul>
  </>
)

/** 我的组织生活: what one is asked to, and what one was at. */
export default function OwnMeetings() {
  const coming = useQuery(ask.meetings.own.list.queryOptions({ input: { size: 50 } }))
  return (
    <>
      <PageHelp>{help}</PageHelp>
      <PageHeader />
      <div className="stack">
        <Answered query={coming}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Panel title="近期会议">
                <Empty title="近期没有通知您参加的会议" icon="calendar" />
              </Panel>
            ) : (
              rows.map((row) => <Coming key={row.id} row={row} />)
            )
          }
        </Answered>
        <ListPage
          headless
          name="own-meetings"
          unit="次"
          columns={columns}
          rowKey={(row: Row) => row.id}
          question={({ page, size }) =>
            ask.meetings.own.list.queryOptions({ input: { box: 'past', page, size } })
          }
          exports={[
            { title: '导出 Excel', address: () => fileAddress('/own/meetings.xlsx', { box: 'past' }) },
          ]}
          empty={<Empty title="还没有参加过的会议" icon="calendar" />}
        />
      </div>
    </>
  )
}

function Coming({ row }: { row: Row }) {
  const { id, excuse } = row
  const about = () => `leave-${id}`
  const askLeave = usePostable(
    call.meetings.own.askLeave,
    { deed: 'meetings.own.askLeave', title: `请假：${kindsInWords(row)}`, about },
    { done: '已请假' },
  )
  const withdraw = usePostable(
    call.meetings.own.withdrawLeave,
    { deed: 'meetings.own.withdrawLeave', title: `撤回请假：${kindsInWords(row)}`, about },
    { done: '已撤回请假' },
  )
  const leave = async () => {
    const because = await askReason({ title: '请假', words: '党支部会看到请假原因。', submit: '请假' })
    if (because) await askLeave.run({ id, excuse: because.slice(0, 100) })
  }
  return (
    <Panel title={row.title || kindsInWords(row)} extra={excuse && <StatusDot>已请假</StatusDot>}>
      <Facts
        least={220}
        facts={[
          { label: '时间', value: `${row.on} ${row.startsAt ?? ''}` },
          { label: '地点', value: row.place },
          { label: '类型', value: kindsInWords(row) },
          { label: '议程', value: row.agenda.join('；'), wide: true, absent: row.agenda.length === 0 },
          { label: '请假原因', value: excuse, absent: !excuse, wide: true },
        ]}
      />
      <div className="row">
        {excuse ? (
          <button type="button" className="button" onClick={() => void withdraw.run({ id })}>
            撤回请假
          </button>
        ) : (
          <button type="button" className="button" onClick={() => void leave()}>
            请假
          </button>
        )}
        <PrintOwn kind="leave" subjectId={id} />
      </div>
    </Panel>
  )
}

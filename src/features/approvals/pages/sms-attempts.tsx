import { ask, type call, fileAddress } from '#web/call.ts'
import { When } from '#web/kit/facts.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import { type Outcome, outcomeNames } from '../sms/rules.ts'

type Attempt = Awaited<ReturnType<typeof call.approvals.sms.attempts.list>>['rows'][number]

const tones: Partial<Record<Outcome, Tone>> = {
  done: 'good',
  held: 'good',
  undone: 'info',
  wrong: 'bad',
  locked: 'bad',
  refused: 'bad',
}

const columns: Column<Attempt>[] = [
  {
    key: 'name',
    title: '来信人',
    card: 'title',
    fixed: true,
    width: 110,
    render: (row) => row.name ?? '未登记的号码',
  },
  { key: 'fromMasked', title: '号码', card: 'line', width: 130 },
  {
    key: 'title',
    title: '事项',
    card: 'line',
    width: 320,
    render: (row) =>
      row.affairId ? <PageLink to={`/affairs/${row.affairId}`}>{row.title}</PageLink> : '没有对应的事项',
  },
  {
    key: 'outcome',
    title: '结果',
    card: 'beside',
    width: 180,
    render: (row) => (
      <StatusDot tone={tones[row.outcome] ?? 'warning'}>{outcomeNames[row.outcome]}</StatusDot>
    ),
  },
  { key: 'at', title: '时间', card: 'aside', width: 150, render: (row) => <When at={row.at} /> },
]

/** 短信审批记录: what phones answered, and what became of it. */
export default function SmsAttempts() {
  return (
    <ListPage
      name="sms-attempts"
      unit="条"
      columns={columns}
      fields={[
        { kind: 'text', name: 'text', label: '来信', placeholder: '姓名、号码或事项' },
        {
          kind: 'choice',
          name: 'outcome',
          label: '结果',
          options: Object.entries(outcomeNames).map(([value, label]) => ({ value, label })),
        },
        { kind: 'days', name: 'from', upTo: 'until', label: '时间' },
      ]}
      searchField="text"
      rowKey={(row: Attempt) => row.id}
      question={({ values, page, size }) =>
        ask.approvals.sms.attempts.list.queryOptions({ input: { ...values, page, size } })
      }
      exports={[{ title: '导出 Excel', address: ({ values }) => fileAddress('/sms-attempts.xlsx', values) }]}
      above={
        <PageHelp>
          这里是手机发来的审批意见和处理结果。办理码不对、号码不能办理的多次出现时，请与来信人核对，必要时请他停止使用短信审批。
        </PageHelp>
      }
      empty={
        <Empty title="没有短信审批">
          承办人实名同意、并在审批流程中允许短信办理后，手机发来的意见会出现在这里。
        </Empty>
      }
    />
  )
}

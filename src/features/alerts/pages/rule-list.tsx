import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { leadInWords, levelNames } from '../rulebook/rules.ts'
import { RuleHelp } from './help.tsx'
import { SeverityDot } from './severity-dot.tsx'

type Rule = Awaited<ReturnType<typeof call.alerts.rules.list>>[number]

const columns: Column<Rule>[] = [
  {
    key: 'name',
    title: '规则',
    card: 'title',
    fixed: true,
    width: 250,
    render: ({ definition }) => definition.name,
  },
  {
    key: 'enabled',
    title: '状态',
    card: 'beside',
    width: 90,
    render: ({ definition: { enabled } }) => (
      <StatusDot tone={enabled ? 'good' : 'quiet'}>{enabled ? '启用' : '停用'}</StatusDot>
    ),
  },
  { key: 'group', title: '类别', width: 110 },
  { key: 'measureTitle', title: '指标', card: 'line', width: 170 },
  {
    key: 'severity',
    title: '程度',
    width: 80,
    render: ({ definition }) => <SeverityDot severity={definition.severity} />,
  },
  {
    key: 'leads',
    title: '提醒时间',
    card: 'line',
    width: 240,
    render: ({ definition }) => definition.leads.map(leadInWords).join('、'),
  },
  {
    key: 'to',
    title: '提醒对象',
    card: 'line',
    width: 170,
    render: ({ definition }) => definition.to.map(({ level }) => levelNames[level]).join('、'),
  },
  {
    key: 'open',
    title: '现有提醒',
    card: 'aside',
    width: 90,
    render: ({ open }) => <span className="number">{open} 条</span>,
  },
  { key: 'version', title: '版本', width: 80, render: ({ version }) => `第 ${version} 版` },
  {
    key: 'publishedAt',
    title: '发布',
    hidden: true,
    width: 150,
    render: ({ publishedAt }) => (publishedAt ? <When at={publishedAt} /> : '随平台提供'),
  },
]

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '规则、类别、指标、依据' },
  {
    kind: 'choice',
    name: 'enabled',
    label: '状态',
    options: [
      { value: 'yes', label: '启用' },
      { value: 'no', label: '停用' },
    ],
  },
]

/** 提醒规则: what is told, to whom and when; each in the version that holds now. */
export default function RuleList() {
  const evaluate = useAct(call.alerts.rules.evaluate, {
    done: ({ opened, closed, reminded }) =>
      `已核对：新提醒 ${opened} 条，关闭 ${closed} 条，提醒 ${reminded} 人次`,
  })
  return (
    <>
      <PageHelp>
        <RuleHelp />
      </PageHelp>
      <ListPage
        name="alert-rules"
        unit="条规则"
        columns={columns}
        fields={fields}
        searchField="text"
        rowKey={(row: Rule) => row.key}
        rowLink={(row) => `/alert-rules/${row.key}`}
        question={({ values: { text, enabled } }) =>
          ask.alerts.rules.list.queryOptions({
            input: { text: text as string | undefined, ...(enabled && { enabled: enabled === 'yes' }) },
            select: (rows) => ({ rows, total: rows.length }),
          }) as never
        }
        empty={<Empty title="没有符合条件的规则">换几个字再找，或清空条件。</Empty>}
        actions={
          <>
            <button
              type="button"
              className="button"
              disabled={evaluate.busy}
              onClick={() => void evaluate.run(undefined)}
            >
              <Icon name="refresh" />
              {evaluate.busy ? '正在核对……' : '立即核对'}
            </button>
            <PageLink className="button primary" to="/alert-rules/new">
              <Icon name="plus" />
              新增规则
            </PageLink>
          </>
        }
      />
    </>
  )
}

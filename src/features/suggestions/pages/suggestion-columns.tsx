import type { call } from '#web/call.ts'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import type { Column } from '#web/kit/list-question.ts'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { type State, stateNames, states, topicNames, topics, unsigned } from '../rules.ts'

export type Line = Awaited<ReturnType<typeof call.suggestions.list>>['rows'][number]

const tones = { waiting: 'info', answered: 'gold', settled: 'good', withdrawn: 'quiet' } as const

export const SuggestionState = ({ state, overdue }: { state: State; overdue: boolean }) => (
  <StatusDot tone={overdue ? 'bad' : tones[state]}>{overdue ? '已超期' : stateNames[state]}</StatusDot>
)

const title: Column<Line> = { key: 'title', title: '标题', card: 'title', fixed: true, width: 300 }
const author: Column<Line> = {
  key: 'author',
  title: '提出人',
  card: 'line',
  width: 180,
  render: (row) => row.author ?? unsigned,
}
const rest: Column<Line>[] = [
  {
    key: 'state',
    title: '状态',
    card: 'beside',
    width: 100,
    render: (row) => <SuggestionState {...row} />,
  },
  { key: 'topic', title: '关于', card: 'line', width: 110, render: (row) => topicNames[row.topic] },
  {
    key: 'organization',
    title: '现由谁办理',
    card: 'line',
    sort: true,
    width: 200,
    render: (row) => row.organizationName,
  },
  {
    key: 'writtenAt',
    title: '提出时间',
    card: 'aside',
    sort: true,
    width: 150,
    render: (row) => <When at={row.writtenAt} />,
  },
  { key: 'dueOn', title: '答复期限', sort: true, width: 120 },
]

export const ownColumns = [title, ...rest]
export const receivedColumns = [title, author, ...rest]

export const listFields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '标题或内容' },
  {
    kind: 'choice',
    name: 'topic',
    label: '关于',
    options: topics.map((value) => ({ value, label: topicNames[value] })),
  },
  {
    kind: 'choices',
    name: 'states',
    label: '状态',
    options: states.map((value) => ({ value, label: stateNames[value] })),
  },
]

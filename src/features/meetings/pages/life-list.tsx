import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import type { Field, Values } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { today } from '#web/kit/today.ts'
import { lifeHelp } from './help.tsx'
import { LifeFigures } from './life-figures.tsx'
import './meetings.css'

type Row = Awaited<ReturnType<typeof call.meetings.demands.branches>>['rows'][number]

const rate = ({ invited, present }: Row) =>
  invited > 0 ? `${((present * 100) / invited).toFixed(1)}%` : null

const columns: Column<Row>[] = [
  {
    key: 'organization',
    title: '党支部',
    sort: true,
    card: 'title',
    fixed: true,
    width: 220,
    render: ({ name }) => name,
  },
  { key: 'parentName', title: '上级党组织', card: 'aside', width: 180 },
  {
    key: 'missing',
    title: '情况',
    sort: true,
    card: 'beside',
    width: 120,
    render: ({ missing, due, open }) =>
      missing > 0 ? (
        <StatusDot tone="warning">{`缺 ${missing} 次`}</StatusDot>
      ) : (
        <StatusDot tone={due + open > 0 ? 'good' : 'quiet'}>
          {due + open > 0 ? '到期的都已召开' : '不计'}
        </StatusDot>
      ),
  },
  {
    key: 'done',
    title: '已开 / 应开',
    card: 'line',
    width: 110,
    render: ({ done, due }) => `${done} / ${due}`,
  },
  { key: 'open', title: '待开', width: 70 },
  { key: 'rate', title: '到会率', sort: true, card: 'line', width: 90, render: rate },
  {
    key: 'gaps',
    title: '缺哪些',
    card: 'line',
    width: 320,
    // The page of the branch has them all, with the button to mend each.
    render: ({ gaps }) =>
      gaps.length > 0 && (
        <span className="life-gaps" title={gaps.join('；')}>
          {gaps.join('；')}
        </span>
      ),
  },
]

const thisYear = Number(today().slice(0, 4))
const fields: Field[] = [
  { kind: 'text', name: 'text', label: '党支部', placeholder: '名称的一部分' },
  {
    kind: 'choice',
    name: 'year',
    label: '年度',
    required: true,
    options: [1, 0, -1, -2].map((more) => ({
      value: String(thisYear + more),
      label: `${thisYear + more} 年`,
    })),
  },
  {
    kind: 'choice',
    name: 'quarter',
    label: '季度',
    placeholder: '全年',
    options: ['第一季度', '第二季度', '第三季度', '第四季度'].map((label, at) => ({
      value: String(at + 1),
      label,
    })),
  },
  { kind: 'yes', name: 'missing', label: '只看有缺的' },
  { kind: 'yes', name: 'whole', label: '只看到期的都已召开的' },
]

const asked = (values: Values) => ({
  ...values,
  year: Number(values.year ?? thisYear),
  quarter: values.quarter ? Number(values.quarter) : undefined,
})

/** 组织生活: what every branch was to hold and has held; who needs help comes first. */
export default function LifeList() {
  const { nodes } = useOrganizations()
  return (
    <>
      <PageHelp>{lifeHelp}</PageHelp>
      <ListPage
        name="organization-life"
        unit="个党支部"
        columns={columns}
        fields={fields}
        searchField="text"
        start={{ year: String(thisYear) }}
        sortStart="missing"
        rowKey={(row: Row) => row.organizationId}
        rowLink={(row) => `/organization-life/${row.organizationId}`}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        question={({ values, page, size, sort }) =>
          ask.meetings.demands.branches.queryOptions({ input: { ...asked(values), page, size, sort } })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort }) => fileAddress('/organization-life.xlsx', { ...asked(values), sort }),
          },
        ]}
        savedViews
        above={<LifeFigures fields={fields} asked={asked} />}
        empty={<Empty title="没有符合条件的党支部" icon="calendar" />}
      />
    </>
  )
}

import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { standingNames } from '../rules.ts'
import { TalkHelp } from './help.tsx'

type Row = Awaited<ReturnType<typeof call.talks.branches>>['rows'][number]

const columns: Column<Row>[] = [
  { key: 'organizationName', title: '党支部', card: 'title', fixed: true, width: 260 },
  {
    key: 'complete',
    title: '今年',
    card: 'beside',
    width: 110,
    render: ({ complete }) => (
      <StatusDot tone={complete ? 'good' : 'info'}>
        {standingNames[complete ? 'complete' : 'lacking']}
      </StatusDot>
    ),
  },
  { key: 'members', title: '党员', width: 70 },
  { key: 'talks', title: '已谈', card: 'line', width: 70 },
  { key: 'officers', title: '委员之间还差', width: 120 },
  { key: 'withoutOfficer', title: '委员没有找的党员', card: 'line', width: 140 },
  { key: 'withoutMember', title: '没有和党员谈的', width: 130 },
]

/** How far each branch is this year, in the order of the tree. */
export default function BranchList() {
  const { nodes } = useOrganizations()
  return (
    <>
      <PageHelp>
        <TalkHelp />
      </PageHelp>
      <ListPage
        name="talk-branches"
        unit="个党支部"
        columns={columns}
        fields={[]}
        rowKey={(row: Row) => row.organizationId}
        rowLink={(row) => `/talks/branches/${row.organizationId}`}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        question={({ values, page, size }) =>
          ask.talks.branches.queryOptions({ input: { ...values, page, size } })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values }) => fileAddress('/talk-standings.xlsx', { ...values }),
          },
        ]}
        empty={<Empty title="没有党支部">换一个党组织再看。</Empty>}
      />
    </>
  )
}

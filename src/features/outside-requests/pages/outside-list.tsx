import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import { outsideStateNames, outsideStates } from '../rules.ts'
import { OutsideStateDot } from './outside-state.tsx'

type Row = Awaited<ReturnType<typeof call.outsideRequests.list>>['rows'][number]

const columns: Column<Row>[] = [
  { key: 'matter', title: '事由', card: 'title', fixed: true, width: 300 },
  {
    key: 'state',
    title: '状态',
    card: 'beside',
    width: 140,
    render: ({ state }) => <OutsideStateDot state={state} />,
  },
  {
    key: 'organization',
    title: '党组织',
    card: 'line',
    sort: true,
    width: 190,
    render: (row) => row.organizationName,
  },
  { key: 'holder', title: '持码人', card: 'line', width: 110 },
  {
    key: 'files',
    title: '附件',
    align: 'right',
    width: 80,
    render: ({ files }) => (files ? `${files} 个` : ''),
  },
  { key: 'number', title: '请示字号', card: 'line', width: 170 },
  { key: 'replyNumber', title: '批复字号', card: 'line', width: 170 },
  {
    key: 'writtenAt',
    title: '外网提交',
    sort: true,
    hidden: true,
    width: 150,
    render: (row) => <When at={row.writtenAt} />,
  },
  {
    key: 'arrivedAt',
    title: '内网收到',
    sort: true,
    card: 'aside',
    width: 150,
    render: (row) => <When at={row.arrivedAt} />,
  },
]

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '事由、持码人或者党组织' },
  {
    kind: 'choices',
    name: 'states',
    label: '状态',
    options: outsideStates.map((value) => ({ value, label: outsideStateNames[value] })),
  },
]

/** 外网来件: what came in with the codes of organizations within reach. */
export default function OutsideList() {
  const { nodes } = useOrganizations()
  return (
    <ListPage
      name="outside-requests"
      unit="件"
      columns={columns}
      fields={fields}
      searchField="text"
      sortStart="-arrivedAt"
      rowKey={(row: Row) => row.id}
      rowLink={(row) => `/outside-requests/${row.id}`}
      tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
      question={({ values, page, size, sort, descending }) =>
        ask.outsideRequests.list.queryOptions({
          input: { ...values, page, size, sort: sort as 'arrivedAt', descending },
        })
      }
      exports={[
        {
          title: '导出 Excel',
          address: ({ values, sort, descending }) =>
            fileAddress('/outside-requests.xlsx', { ...values, sort, descending }),
        },
      ]}
      actions={
        <PageLink className="button" to="/outside-passes">
          外网办事码
        </PageLink>
      }
      above={
        <PageHelp>
          出差、离岗的同志凭办事码在外网平台“外网办事”提交事由、内容和附件，随摆渡包送进内网，到这里等待核实。“受理”后起草成本组织的请示，由书记签发报送，照常审批；状态、字号随下一个摆渡包送回外网，批复正文不出内网。
        </PageHelp>
      }
      empty={
        <Empty title="没有外网来件">
          需要在外网办事的，先在“外网办事码”里给他开通一个码，随摆渡包送到外网后生效。
        </Empty>
      }
    />
  )
}

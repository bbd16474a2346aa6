import { sensitivityNames } from '#basics/sensitivity.ts'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { kindNames, slipKinds } from '../rules.ts'
import { SlipHelp } from './help.tsx'

type Row = Awaited<ReturnType<typeof call.slips.list>>['rows'][number]

const columns: Column<Row>[] = [
  { key: 'personName', title: '姓名', card: 'title', fixed: true, sort: true, width: 110 },
  { key: 'back', title: '状态', card: 'beside', width: 130, render: (row) => <SlipState row={row} /> },
  { key: 'kind', title: '表单', card: 'line', width: 200, render: ({ kind }) => kindNames[kind] },
  {
    key: 'token',
    title: '编号',
    card: 'line',
    width: 120,
    render: ({ token }) => <span className="number">{token}</span>,
  },
  { key: 'version', title: '版本', width: 80, render: ({ version }) => `第 ${version} 版` },
  {
    key: 'sensitivity',
    title: '标识',
    width: 80,
    render: ({ sensitivity }) => sensitivityNames[sensitivity],
  },
  {
    key: 'printedAt',
    title: '打印',
    card: 'aside',
    sort: true,
    width: 200,
    render: (row) => (
      <>
        <When at={row.printedAt} /> {row.printedBy}
      </>
    ),
  },
  { key: 'backAt', title: '归位时间', sort: true, width: 150, render: ({ backAt }) => <When at={backAt} /> },
  { key: 'organizationName', title: '党支部', hidden: true },
]

export function SlipState({ row }: { row: Pick<Row, 'back' | 'outdated'> }) {
  if (row.back > 0) return <StatusDot tone="good">已归位 {row.back} 页</StatusDot>
  return row.outdated ? <StatusDot>已有新版</StatusDot> : <StatusDot tone="info">待签字交回</StatusDot>
}

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '姓名或纸面编号' },
  {
    kind: 'choices',
    name: 'kinds',
    label: '表单',
    options: slipKinds.map((value) => ({ value, label: kindNames[value] })),
  },
  {
    kind: 'choice',
    name: 'state',
    label: '状态',
    options: [
      { value: 'out', label: '没有交回' },
      { value: 'back', label: '已归位' },
    ],
  },
  { kind: 'days', name: 'from', upTo: 'until', label: '打印日期' },
]

/** 纸质表单: what was printed, and whether it came back signed. */
export default function SlipList() {
  const { nodes } = useOrganizations()
  return (
    <>
      <PageHelp>
        <SlipHelp />
      </PageHelp>
      <ListPage
        name="slips"
        unit="张"
        columns={columns}
        fields={fields}
        searchField="text"
        rowKey={(row: Row) => row.id}
        rowLink={(row) => `/slips/${row.id}`}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        question={({ values, page, size, sort, descending }) =>
          ask.slips.list.queryOptions({
            input: { ...values, page, size, ...(sort ? { sort: sort as 'printedAt', descending } : {}) },
          })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort, descending }) =>
              fileAddress('/slips.xlsx', { ...values, ...(sort ? { sort, descending } : {}) }),
          },
        ]}
        actions={
          <PageLink className="button primary" to="/scans">
            扫描归位
          </PageLink>
        }
        empty={
          <Empty title="还没有打印过纸质表单" icon="print">
            在委托、更正申请、转接、人员页面点“打印”。
          </Empty>
        }
      />
    </>
  )
}

import { useTree } from '#features/organizations/pages/tree-nodes.ts'
import { kindNames } from '#features/organizations/rules.ts'
import { branchSizes } from '#features/people/figures/brackets/rules.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { listOf } from './shown.ts'

type Row = Awaited<ReturnType<typeof call.dashboard.branches>>['rows'][number]

const columns: Column<Row>[] = [
  { key: 'name', title: '党支部', card: 'title', fixed: true, render: (row) => row.shortName ?? row.name },
  { key: 'parentName', title: '上级党组织', card: 'line' },
  { key: 'kind', title: '类别', card: 'line', render: (row) => kindNames[row.kind] },
  {
    key: 'members',
    title: '党员',
    align: 'right',
    card: 'beside',
    render: (row) => (
      <PageLink className="link number" to={listOf(row.id)}>
        {row.members} 人
      </PageLink>
    ),
  },
]

const fields: Field[] = [
  {
    kind: 'choice',
    name: 'size',
    label: '党员数',
    options: branchSizes.map(({ key, label }) => ({ value: key, label })),
    required: true,
  },
]

/** The branches of one size, as they stand in the tree. */
export default function BranchList() {
  const nodes = useTree()
  return (
    <ListPage
      name="branches-by-size"
      unit="个"
      columns={columns}
      fields={fields}
      start={{ size: '20-50' }}
      rowKey={(row: Row) => row.id}
      rowLink={(row) => `/organizations/${row.id}`}
      tree={{ nodes, field: 'organizationId', label: '党组织' }}
      exports={[
        {
          title: '导出 Excel',
          address: ({ values }) =>
            fileAddress('/dashboard/branches.xlsx', {
              organizationId: values.organizationId ?? nodes?.[0]?.id,
              size: values.size,
            }),
        },
      ]}
      question={({ values, page, size }) =>
        ask.dashboard.branches.queryOptions({
          input: {
            organizationId: values.organizationId ?? nodes?.[0]?.id,
            size: values.size,
            page,
            rows: size,
          },
          enabled: Boolean(values.organizationId ?? nodes?.[0]),
        })
      }
    />
  )
}

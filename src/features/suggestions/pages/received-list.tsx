import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, fileAddress } from '#web/call.ts'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { SuggestionHelp } from './help.tsx'
import { listFields, receivedColumns } from './suggestion-columns.tsx'

const fields: Field[] = [...listFields, { kind: 'yes', name: 'overdue', label: '只看超期未答复' }]

/** 收到的意见建议: what members said to the organizations within reach. */
export default function ReceivedList() {
  const { nodes } = useOrganizations()
  return (
    <>
      <PageHelp>
        <SuggestionHelp />
      </PageHelp>
      <ListPage
        name="suggestions"
        unit="条意见建议"
        columns={receivedColumns}
        fields={fields}
        searchField="text"
        sortStart="-writtenAt"
        rowKey={(row) => row.id}
        rowLink={(row) => `/suggestions/${row.id}`}
        tree={{ nodes, field: 'organizationId', label: '办理党组织', whole: '管理范围内全部党组织' }}
        question={({ values, page, size, sort, descending }) =>
          ask.suggestions.list.queryOptions({ input: { ...values, page, size, sort, descending } })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort, descending }) =>
              fileAddress('/suggestions.xlsx', { ...values, sort, descending }),
          },
        ]}
        savedViews
      />
    </>
  )
}

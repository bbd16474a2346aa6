import { useState } from 'react'
import { ask, fileAddress } from '#web/call.ts'
import { useAddress } from '#web/kit/address.ts'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { useMay } from '#web/session.ts'
import { EstablishDialog } from './establish-dialog.tsx'
import { columns, fields, type OrganizationRow } from './list-columns.tsx'
import { useTree } from './tree-nodes.ts'
import './organizations.css'

/** 党组织: the tree on any day, and the list of what is below the one picked. */
export default function OrganizationList() {
  const may = useMay()
  const [establishing, setEstablishing] = useState(false)
  const { values, change } = useAddress(fields)
  const asOf = values.asOf as string | undefined
  const nodes = useTree(asOf)
  return (
    <>
      <ListPage
        name="organizations"
        unit="个党组织"
        columns={columns}
        fields={fields}
        searchField="text"
        sortStart="tree"
        rowKey={(row: OrganizationRow) => row.id}
        rowLink={(row) => `/organizations/${row.id}${asOf ? `?asOf=${asOf}` : ''}`}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        question={({ values, page, size, sort, descending }) =>
          ask.organizations.list.queryOptions({ input: { ...values, page, size, sort, descending } })
        }
        exports={
          may('organizations.export')
            ? [
                {
                  title: '导出 Excel',
                  address: ({ values, sort, descending, columns }) =>
                    fileAddress('/organizations.xlsx', { ...values, sort, descending, columns }),
                },
              ]
            : []
        }
        above={asOf && <PastNotice asOf={asOf} onToday={() => change({ asOf: undefined })} />}
        savedViews
        actions={
          may('organizations.change') && (
            <button type="button" className="button primary" onClick={() => setEstablishing(true)}>
              <Icon name="plus" />
              设立党组织
            </button>
          )
        }
      />
      {establishing && (
        <EstablishDialog
          parentId={values.organizationId as number | undefined}
          onClose={() => setEstablishing(false)}
        />
      )}
    </>
  )
}

/** Said wherever one looks at another day than today. */
export function PastNotice({ asOf, onToday }: { asOf: string; onToday: () => void }) {
  return (
    <div className="past-notice">
      <Notice kind="warning">
        以下是 {asOf} 的情况。
        <button type="button" className="link" onClick={onToday}>
          回到今天
        </button>
      </Notice>
    </div>
  )
}

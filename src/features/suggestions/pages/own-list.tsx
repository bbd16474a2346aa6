import { useState } from 'react'
import { ask, fileAddress } from '#web/call.ts'
import { useBegin } from '#web/kit/address.ts'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { SuggestionHelp } from './help.tsx'
import { listFields, ownColumns } from './suggestion-columns.tsx'
import { WriteDialog } from './write-dialog.tsx'

/** 意见建议: what I said, how it stands, and something new. */
export default function OwnSuggestions() {
  const [begin, end] = useBegin()
  const [writing, setWriting] = useState(begin !== undefined)
  return (
    <>
      <PageHelp>
        <SuggestionHelp />
      </PageHelp>
      <ListPage
        name="own-suggestions"
        unit="条意见建议"
        columns={ownColumns}
        fields={listFields}
        searchField="text"
        sortStart="-writtenAt"
        rowKey={(row) => row.id}
        rowLink={(row) => `/own-suggestions/${row.id}`}
        question={({ values, page, size, sort, descending }) =>
          ask.suggestions.own.list.queryOptions({ input: { ...values, page, size, sort, descending } })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort, descending }) =>
              fileAddress('/own/suggestions.xlsx', { ...values, sort, descending }),
          },
        ]}
        actions={
          <button type="button" className="button primary" onClick={() => setWriting(true)}>
            <Icon name="plus" />
            提意见建议
          </button>
        }
      />
      {writing && (
        <WriteDialog
          onClose={() => {
            setWriting(false)
            end()
          }}
        />
      )}
    </>
  )
}

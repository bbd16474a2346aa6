import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'

const stateNames = { draft: '草稿', issued: '已印发', voided: '已作废' }

/** 以本次会议记录为附件的公文. */
export function AnnexedDocuments({ id }: { id: number }) {
  const { data } = useQuery(ask.meetings.annexes.list.queryOptions({ input: { id } }))
  if (!data?.length) return null
  return (
    <Panel title={`以本次会议记录为附件的公文（${data.length} 件）`}>
      <ul className="template-list">
        {data.map((one) => (
          <li key={one.id}>
            <PageLink to={`/documents/${one.documentId}`} className="link">
              {one.title}
            </PageLink>
            <small className="muted">{one.number ?? stateNames[one.status]}</small>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { useParams } from '#web/kit/address.ts'
import { usePageTitle } from '#web/kit/page.tsx'
import { Answered } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { DraftEditor } from './draft-editor.tsx'
import { IssuedDocument } from './issued-document.tsx'
import './documents.css'

/** One document: written while it is a draft, read from then on. */
export default function DocumentPage() {
  const id = Number(useParams().id)
  const query = useQuery(ask.documents.get.queryOptions({ input: { id } }))
  const may = useMay()
  usePageTitle(query.data?.title)
  return (
    <Answered query={query}>
      {(document) =>
        document.status === 'draft' && document.own && may('documents.draft') ? (
          <DraftEditor key={document.id} document={document} />
        ) : (
          <IssuedDocument document={document} />
        )
      }
    </Answered>
  )
}

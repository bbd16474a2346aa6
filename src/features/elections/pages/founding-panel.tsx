import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { ChainPicture } from './chain-picture.tsx'

/** On the page of a first election: the founding it goes on from, and the whole way with the present step lit. */
export function FoundingPanel({ id }: { id: number }) {
  const { data } = useQuery(ask.elections.establishments.get.queryOptions({ input: { id } }))
  if (!data) return null
  return (
    <Panel
      title={`成立${data.subjectShort ?? data.name}：全程`}
      extra={
        <PageLink className="link" to={`/establishments/${id}`}>
          打开支部成立
        </PageLink>
      }
    >
      <ChainPicture one={data} />
    </Panel>
  )
}

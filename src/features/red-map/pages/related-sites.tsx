import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { type Province, provinceNames } from '../rules.ts'

/** The red sites that a material tells of; nothing where it tells of none. */
export function RelatedSites({ materialId }: { materialId: number }) {
  const sites = useQuery(ask.redMap.related.sites.queryOptions({ input: { id: materialId } })).data
  if (!sites?.length) return null
  return (
    <Panel title="相关红色场馆">
      <ul>
        {sites.map(({ id, name, province, place }) => (
          <li key={id}>
            <PageLink className="link" to={`/red-map/sites/${id}`}>
              {name}
            </PageLink>{' '}
            <small className="muted">
              {provinceNames[province as Province]}　{place}
            </small>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

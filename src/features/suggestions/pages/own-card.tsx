import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { SuggestionState } from './suggestion-columns.tsx'
import './suggestions.css'

/** On the workbench: a place to say what does not work or what one wishes, and how the last few stand. */
export default function OwnSuggestionsCard() {
  const { data } = useQuery(
    ask.suggestions.own.list.queryOptions({ input: { size: 3, states: ['waiting', 'answered'] } }),
  )
  const rows = data?.rows ?? []
  return (
    <Panel
      title="意见建议"
      extra={
        <PageLink to="/own-suggestions" className="link">
          全部
        </PageLink>
      }
    >
      {rows.length > 0 ? (
        <ul className="suggestion-card">
          {rows.map((row) => (
            <li key={row.id}>
              <PageLink to={`/own-suggestions/${row.id}`} className="link">
                {row.title}
              </PageLink>
              <SuggestionState {...row} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="muted">平台哪里不好用、工作有什么想法，写几句就行，每条都会答复。</p>
      )}
      <PageLink to="/own-suggestions?begin=new" className="button">
        提意见建议
      </PageLink>
    </Panel>
  )
}

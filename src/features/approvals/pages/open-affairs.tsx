import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import './approvals.css'

const shown = 5

/** What is under way for an organization and below it: the latest, with whom each lies; the rest by the link. */
export function OpenAffairs({ organizationId }: { organizationId: number }) {
  const asked = { box: 'all', status: 'running', organizationId, size: shown } as const
  const query = useQuery(ask.approvals.list.queryOptions({ input: asked }))
  const total = query.data?.total ?? 0
  return (
    <Panel
      title="进行中的事项"
      extra={
        total > 0 && (
          <PageLink className="link" to={`/affairs?box=all&status=running&organizationId=${organizationId}`}>
            全部 {total} 件
          </PageLink>
        )
      }
    >
      <Answered query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="muted">没有进行中的事项。</p>
          ) : (
            <ul className="open-affairs">
              {rows.map(({ id, address, title, stepName, waitingFor, dueOn, overdue }) => (
                <li key={id}>
                  <PageLink className="link" to={address ?? `/affairs/${id}`}>
                    {title}
                  </PageLink>
                  <small className="muted">
                    {[stepName, waitingFor, dueOn && `期限 ${dueOn}${overdue ? '（已超期）' : ''}`]
                      .filter(Boolean)
                      .join(' · ')}
                  </small>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
  )
}

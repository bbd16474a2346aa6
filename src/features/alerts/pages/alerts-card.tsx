import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { SeverityDot } from './severity-dot.tsx'
import './alerts.css'

const shown = 5

/** On the workbench: the most pressing of what is missing, the rest by the link. */
export default function AlertsCard() {
  const query = useQuery(
    ask.alerts.list.queryOptions({ input: { size: shown, states: ['open', 'overdue'] } }),
  )
  const total = query.data?.total ?? 0
  return (
    <Panel
      title="提醒"
      extra={
        total > 0 && (
          <PageLink className="link" to="/alerts">
            全部 {total} 条
          </PageLink>
        )
      }
    >
      <Answered query={query} lines={4}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title="没有需要提醒的事项" icon="check" />
          ) : (
            <ul className="alert-card">
              {rows.map((row) => (
                <li key={row.id}>
                  <PageLink to={`/alerts/${row.id}`}>
                    <span className="grow">
                      <b>{row.name}</b>
                      <small className="muted">
                        {row.subjectName} · {row.due}
                      </small>
                    </span>
                    <SeverityDot severity={row.severity} />
                  </PageLink>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
  )
}

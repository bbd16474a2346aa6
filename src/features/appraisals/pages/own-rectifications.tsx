import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { Panel } from '#web/kit/panel.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { statusNames } from '../rectifications/rules.ts'

/** What I answer for on the 整改清单. */
export function OwnRectifications() {
  const { data } = useQuery(ask.appraisals.rectifications.own.queryOptions())
  if (!data?.length) return null
  return (
    <Panel title="由我负责的整改">
      <ul className="appraisal-lines">
        {data.map((one) => (
          <li key={one.id}>
            <span className="appraisal-words">
              {one.problem}
              <br />
              <span className="muted">措施：{one.measure}</span>
            </span>
            <StatusDot tone={one.daysLate ? 'warning' : 'info'}>
              {one.daysLate
                ? `${one.dueOn} 已到期，完成后请告诉书记`
                : `${statusNames[one.status]}，${one.dueOn} 前`}
            </StatusDot>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

import type { UseQueryResult } from '@tanstack/react-query'
import type { call } from '#web/call.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { gapKindNames } from '../gaps/rules.ts'
import './ledger.css'

type Gaps = Awaited<ReturnType<typeof call.ledger.gaps.branch>>

/** 还缺什么: one line each, kindly, with one button to the place that mends it. */
export const GapPanel = ({ query }: { query: UseQueryResult<Gaps> }) => (
  <Answered query={query}>
    {({ gaps }) =>
      gaps.length === 0 ? (
        <Empty title="没有发现缺少的内容">规定的组织生活都有记录，也没有过期未办的事项。</Empty>
      ) : (
        <Panel title="可以补上的内容">
          <ul className="ledger-gaps">
            {gaps.map((gap) => (
              <li key={`${gap.title}-${gap.ahead}`}>
                <div className="grow">
                  <div className="row">
                    <strong>{gap.title}</strong>
                    <StatusDot tone={gap.ahead ? 'info' : 'warning'}>
                      {gap.ahead ? '还来得及' : `${gapKindNames[gap.kind]} · ${gap.count} 项`}
                    </StatusDot>
                  </div>
                  <p className="muted">{gap.says}</p>
                </div>
                <PageLink className="button" to={gap.act.to}>
                  {gap.act.label}
                </PageLink>
              </li>
            ))}
          </ul>
        </Panel>
      )
    }
  </Answered>
)

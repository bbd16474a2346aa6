import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import type { Definition } from '../rules.ts'

/** What still hinders it from being published; or how many ways there are, each to its end. */
export function GuideCheck({ definition }: { definition: Definition }) {
  const query = useQuery(ask.guides.check.queryOptions({ input: { definition } }))
  return (
    <Panel title="检查">
      <Answered query={query} lines={3}>
        {({ faults, ways }) =>
          faults.length === 0 ? (
            <Notice kind="info">可以发布：共有 {ways} 条路径，每一条都有依据、通向办理的表单。</Notice>
          ) : (
            <ul className="guide-faults">
              {faults.map((fault) => (
                <li key={fault}>
                  <Notice kind="warning">{fault}</Notice>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
  )
}

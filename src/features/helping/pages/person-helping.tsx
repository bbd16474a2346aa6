import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { actsInWords } from '../rules.ts'
import { StateDot } from './consent-state.tsx'
import './helping.css'

/** Who acts for a person, on the person’s own page: nothing where nobody ever did. */
export function PersonHelping({ id }: { id: number }) {
  const query = useQuery(ask.helping.list.queryOptions({ input: { personId: id, size: 20 } }))
  const rows = query.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Panel title="代办委托">
      <ul className="helping-people">
        {rows.map((one) => (
          <li key={one.id}>
            <p className="grow">
              <PageLink className="link" to={`/helping/${one.id}`}>
                委托{one.helperName}代办（已办 {one.done} 件）
              </PageLink>
              <small className="muted">
                {actsInWords(one.acts)}；{one.fromOn} 至 {one.untilOn}
              </small>
            </p>
            <StateDot state={one.state} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

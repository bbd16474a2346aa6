import type { UseQueryResult } from '@tanstack/react-query'
import { Panel } from './panel.tsx'
import { Notice } from './refusal-notice.tsx'
import { Answered } from './states.tsx'
import './readers-panel.css'

type Holder = { organizationId: number; organization: string; role: string; names: string[] }
type Shown = { query: UseQueryResult<{ sentence: string; holders: Holder[] }> }

/** 谁能看到: in a sentence, and by name. */
export function ReadersPanel({ title = '谁能看到这条记录', ...rest }: Shown & { title?: string }) {
  return (
    <Panel title={title}>
      <Readers {...rest} />
    </Panel>
  )
}

/** The same without a card around it, for a drawer. */
export function Readers({ query }: Shown) {
  return (
    <Answered query={query}>
      {({ sentence, holders }) => (
        <div className="stack">
          <Notice>{sentence}</Notice>
          <ul className="readers">
            {holders.map(({ organizationId, organization, role, names }) => (
              <li key={`${organizationId} ${role}`}>
                <div className="grow">
                  <b>{organization}</b>
                  <span>{role}</span>
                  <small className="name">{names.join('、')}</small>
                </div>
                <span className="muted number">{names.length} 人</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Answered>
  )
}

import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { ask, type call } from '#web/call.ts'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'

type Readers = Awaited<ReturnType<typeof call.people.readers>>

/** 谁能看到: in a sentence, and by name. */
export function PersonReaders({ id }: { id: number }) {
  return <ReadersPanel query={useQuery(ask.people.readers.queryOptions({ input: { id } }))} />
}

export function ReadersPanel({ query }: { query: UseQueryResult<Readers> }) {
  return (
    <Panel title="谁能看到这条记录">
      <Answered query={query}>
        {({ sentence, holders }) => (
          <div className="stack">
            <Notice>{sentence}</Notice>
            <ul className="lines">
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
    </Panel>
  )
}

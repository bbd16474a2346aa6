import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'

/** 谁能看到: in a sentence, and by name. */
export function OrganizationReaders({ id }: { id: number }) {
  const query = useQuery(ask.organizations.readers.queryOptions({ input: { id } }))
  return (
    <Panel title="谁能看到这个党组织">
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
    </Panel>
  )
}

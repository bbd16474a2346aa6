import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import { OrganizationTreeSelect } from '#web/kit/organization-tree-select.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { Answered } from '#web/kit/states.tsx'
import { useRoles } from '#web/session.ts'
import './requests.css'

/** 起草请示: who asks, and for what; the rest is written in the draft. */
export function StartDialog({ onClose }: { onClose: () => void }) {
  const { nodes } = useOrganizations()
  const own = useRoles().acting?.organizationId
  const [chosen, setChosen] = useState<number | undefined>()
  const organizationId = chosen ?? own ?? nodes?.[0]?.id
  const go = useGo()
  const start = useAct(call.requests.start)
  const begin = async (templateKey: string) => {
    if (organizationId === undefined) return
    const made = await start.run({ templateKey, organizationId })
    if (made) go(`/requests/${made.id}`)
  }
  return (
    <Dialog open title="起草请示" width={640} onClose={onClose}>
      <div className="stack">
        <div>
          <span className="request-label">请示单位</span>
          <OrganizationTreeSelect
            nodes={nodes}
            value={organizationId}
            onChange={setChosen}
            label="请示单位"
          />
        </div>
        {organizationId !== undefined && (
          <Choices organizationId={organizationId} busy={start.busy} pick={(key) => void begin(key)} />
        )}
      </div>
    </Dialog>
  )
}

type Choice = { organizationId: number; busy: boolean; pick: (key: string) => void }

function Choices({ organizationId, busy, pick }: Choice) {
  const query = useQuery(ask.documents.templates.list.queryOptions({ input: { organizationId } }))
  return (
    <div>
      <span className="request-label">请示什么（一份请示只写一件事）</span>
      <Answered query={query}>
        {(templates) => (
          <div className="request-choices">
            {templates
              .filter(({ kind }) => kind === 'request')
              .map(({ key, name }) => (
                <button key={key} type="button" className="button" disabled={busy} onClick={() => pick(key)}>
                  {name}
                </button>
              ))}
          </div>
        )}
      </Answered>
    </div>
  )
}

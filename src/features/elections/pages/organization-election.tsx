import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '#web/call.ts'
import { Icon } from '#web/kit/icon.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { useMay } from '#web/session.ts'
import { electionName } from '../rules.ts'
import { StartDialog } from './start-dialog.tsx'

/** On a branch's page: the election under way, or, when its term ends soon or it has just been founded, the way to begin one. */
export function OrganizationElection({
  organizationId,
  term,
}: {
  organizationId: number
  term: 'running' | 'soon' | 'overdue' | 'ended' | null
}) {
  const may = useMay()('elections.conduct')
  const [open, setOpen] = useState(false)
  const { data } = useQuery({
    ...ask.elections.list.queryOptions({ input: { organizationId, state: 'running', size: 1 } }),
    enabled: may,
  })
  const founded = useQuery({
    ...ask.elections.establishments.list.queryOptions({
      input: { organizationId, status: 'electing', size: 1 },
    }),
    enabled: may && term === null,
  })
  if (!may || !data) return null
  const founding = founded.data?.rows[0]
  const [running] = data.rows
  if (running)
    return (
      <PageLink className="button" to={`/elections/${running.id}`}>
        <Icon name="switch" />
        {electionName(running)}办理中
      </PageLink>
    )
  if (term === 'running') return null
  if (founding)
    return (
      <PageLink className="button primary" to={`/establishments/${founding.id}`}>
        <Icon name="switch" />
        待首次选举，去办理
      </PageLink>
    )
  const words = { soon: '任期将满，发起换届', overdue: '已届满，发起换届' }
  return (
    <>
      <button type="button" className="button primary" onClick={() => setOpen(true)}>
        <Icon name="switch" />
        {term === 'soon' || term === 'overdue' ? words[term] : '发起选举'}
      </button>
      {open && <StartDialog organizationId={organizationId} onClose={() => setOpen(false)} />}
    </>
  )
}

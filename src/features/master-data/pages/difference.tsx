import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '#web/call.ts'
import { ActionBar } from '#web/kit/action-bar.tsx'
import { useParams } from '#web/kit/address.ts'
import { usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { Accept, Card, Decide, type Difference } from './difference-card.tsx'
import { stateWords } from './difference-state.ts'

/** One difference on a page of its own, as the phone opens it. */
export default function DifferencePage() {
  const id = Number(useParams().id)
  const query = useQuery(ask.masterData.differences.get.queryOptions({ input: { id } }))
  usePageTitle(query.data && `${query.data.name} · ${query.data.kindName}`)
  return <Answered query={query}>{(difference) => <Shown difference={difference} />}</Answered>
}

function Shown({ difference: one }: { difference: Difference }) {
  const go = useGo()
  const [accepting, setAccepting] = useState(false)
  const { tone, words } = stateWords[one.status]
  const done = () => go('/differences')
  return (
    <>
      <PageHeader beside={<StatusDot tone={tone}>{words}</StatusDot>} />
      <Panel>
        <Card difference={one} />
      </Panel>
      {!one.decidedAt && (
        <ActionBar>
          <Decide difference={one} accept={() => setAccepting(true)} done={done} />
        </ActionBar>
      )}
      {accepting && <Accept difference={one} close={() => setAccepting(false)} done={done} />}
    </>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '#web/call.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import { Answered } from '#web/kit/states.tsx'
import { Accept, Card, Decide } from './difference-card.tsx'

/** One difference beside the list: both sides, where it comes from, and the decision. */
export function DifferenceDialog({ id, close }: { id: number; close: () => void }) {
  const [accepting, setAccepting] = useState(false)
  const query = useQuery(ask.masterData.differences.get.queryOptions({ input: { id } }))
  const one = query.data
  if (one && accepting) return <Accept difference={one} close={() => setAccepting(false)} done={close} />
  const open = one && !one.decidedAt
  return (
    <Dialog
      open
      drawer
      width={620}
      title={one ? `${one.name} · ${one.kindName}` : '差异'}
      onClose={close}
      foot={open && <Decide difference={one} accept={() => setAccepting(true)} done={close} />}
    >
      <Answered query={query}>{(difference) => <Card difference={difference} />}</Answered>
    </Dialog>
  )
}

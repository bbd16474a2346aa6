import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { type Preparation, preparationsFor } from '../rules.ts'
import type { Election } from './election.tsx'
import { Sheet } from './sheet.tsx'

/** 会前准备: what lies ready; the meeting may be held when all of it does. */
export function PrepareDialog({ election, onClose }: { election: Election; onClose: () => void }) {
  const wanted = preparationsFor(election)
  const [ready, setReady] = useState(() => wanted.filter((one) => election.prepared.includes(one)))
  const [error, setError] = useState<unknown>(null)
  const prepare = useAct(call.elections.prepare, { done: '已登记', after: onClose })
  const toggle = (one: Preparation) =>
    setReady((old) => (old.includes(one) ? old.filter((other) => other !== one) : [...old, one]))
  return (
    <Sheet
      title="会前准备"
      submitWord="登记"
      width={480}
      busy={prepare.busy}
      error={error}
      onSubmit={() => void prepare.send({ id: election.id, prepared: ready }).catch(setError)}
      onClose={onClose}
    >
      <p className="muted">以下材料都备好以后，进入党员大会选举。</p>
      <div className="election-picks">
        {wanted.map((one) => (
          <label key={one}>
            <input type="checkbox" checked={ready.includes(one)} onChange={() => toggle(one)} />
            {one}
          </label>
        ))}
      </div>
    </Sheet>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '#web/call.ts'

export type Goal = { toId?: number; outside?: string }

/** Where it goes: a branch of the institute found by its name, or the full name of somebody outside. */
export function GoalPick({
  goal,
  change,
  inside,
}: {
  goal: Goal
  change: (goal: Goal) => void
  /** Only branches of the institute. */
  inside?: boolean
}) {
  const [away, setAway] = useState(goal.outside !== undefined)
  const setAwayTo = (next: boolean) => {
    setAway(next)
    change(next ? { outside: '' } : {})
  }
  return (
    <fieldset className="transfer-goal">
      <legend>转到哪里</legend>
      {!inside && <WhereTo away={away} change={setAwayTo} />}
      {away ? (
        <input
          type="text"
          aria-label="院外接收党组织的全称"
          placeholder="接收党组织的全称，例如：中共远山市委组织部"
          maxLength={100}
          value={goal.outside ?? ''}
          onChange={(event) => change({ outside: event.target.value })}
        />
      ) : (
        <BranchPick chosen={goal.toId} choose={(toId) => change({ toId })} />
      )}
    </fieldset>
  )
}

const WhereTo = ({ away, change }: { away: boolean; change: (away: boolean) => void }) => (
  <div className="row">
    <label>
      <input type="radio" checked={!away} onChange={() => change(false)} />
      院内党支部
    </label>
    <label>
      <input type="radio" checked={away} onChange={() => change(true)} />
      院外
    </label>
  </div>
)

function BranchPick({ chosen, choose }: { chosen: number | undefined; choose: (id: number) => void }) {
  const [text, setText] = useState('')
  const { data } = useQuery(ask.transfers.places.queryOptions({ input: { text: text.trim() } }))
  return (
    <>
      <input
        type="search"
        aria-label="查找转入的党支部"
        placeholder="党支部名称或拼音首字母"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="transfer-picks" role="radiogroup" aria-label="转入的党支部">
        {(data ?? []).map((place) => (
          <label key={place.id}>
            <input
              type="radio"
              name="transfer-goal"
              checked={chosen === place.id}
              onChange={() => choose(place.id)}
            />
            <span>
              {place.name}
              {place.parentName && <small className="muted">{place.parentName}</small>}
            </span>
          </label>
        ))}
        {data?.length === 0 && <p className="muted">没有这个名称的党支部。</p>}
      </div>
    </>
  )
}

/** Whether it says where to. */
export const isGoal = ({ toId, outside }: Goal) => toId !== undefined || (outside ?? '').trim().length > 1

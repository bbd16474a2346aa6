import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '#web/call.ts'
import './ledger.css'

export type Picked = { id: number; name: string }

/** Members of an organization, chosen by name: who answers for it. */
export function PeoplePick({
  organizationId,
  people,
  pick,
}: {
  organizationId: number
  people: Picked[]
  pick: (people: Picked[]) => void
}) {
  const [text, setText] = useState('')
  const { data } = useQuery(
    ask.people.list.queryOptions({
      input: { circle: 'members', organizationId, text: text.trim() || undefined, size: 8 },
    }),
  )
  const chosen = new Set(people.map(({ id }) => id))
  const toggle = (one: Picked) =>
    pick(chosen.has(one.id) ? people.filter(({ id }) => id !== one.id) : [...people, one])
  const others = (data?.rows ?? []).filter(({ id }) => !chosen.has(id))
  return (
    <fieldset className="people-pick">
      <legend>责任人（可以不选，可选多人）</legend>
      <input
        type="search"
        aria-label="查找责任人"
        placeholder="姓名或拼音首字母"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="people-picks">
        {[...people, ...others].map(({ id, name }) => (
          <button key={id} type="button" aria-pressed={chosen.has(id)} onClick={() => toggle({ id, name })}>
            {name}
          </button>
        ))}
      </div>
    </fieldset>
  )
}

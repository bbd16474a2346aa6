import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '#web/call.ts'
import './transfers.css'

export type PickedPerson = { id: number; name: string; organizationName: string | null }

/** One member of one's own branches, found by name. */
export function PersonPick({
  person,
  pick,
}: {
  person: PickedPerson | null
  pick: (person: PickedPerson | null) => void
}) {
  const [text, setText] = useState('')
  const { data } = useQuery({
    ...ask.people.list.queryOptions({
      input: { circle: 'members', text: text.trim() || undefined, size: 12 },
    }),
    enabled: person === null,
  })
  if (person)
    return (
      <p className="transfer-person">
        <strong>{person.name}</strong>
        <span className="grow muted">{person.organizationName}</span>
        <button type="button" className="link" onClick={() => pick(null)}>
          换人
        </button>
      </p>
    )
  return (
    <fieldset className="transfer-goal">
      <legend>党员</legend>
      <input
        type="search"
        aria-label="查找党员"
        placeholder="姓名、拼音首字母或工号"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="transfer-picks">
        {(data?.rows ?? []).map((row) => (
          <button key={row.id} type="button" onClick={() => pick(row)}>
            {row.name}
            <small className="muted">{row.organizationName}</small>
          </button>
        ))}
      </div>
    </fieldset>
  )
}

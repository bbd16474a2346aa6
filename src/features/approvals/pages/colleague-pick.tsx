import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { ask } from '#web/call.ts'
import { NameDisc } from '#web/kit/facts.tsx'
import { Icon } from '#web/kit/icon.tsx'

export type Colleague = { accountId: number; name: string; organizationName: string | null }

/** Picks people by name or initials; `several` keeps those picked as chips. */
export function ColleaguePick({
  label,
  picked,
  several,
  onPick,
}: {
  label: string
  picked: Colleague[]
  several?: boolean
  onPick: (picked: Colleague[]) => void
}) {
  const id = useId()
  const [text, setText] = useState('')
  const found = useQuery(
    ask.approvals.colleagues.queryOptions({ input: { text }, placeholderData: (before) => before }),
  )
  const free = (found.data ?? []).filter(
    (one) => !picked.some(({ accountId }) => accountId === one.accountId),
  )
  const take = (one: Colleague) => {
    onPick(several ? [...picked, one] : [one])
    setText('')
  }
  return (
    <div className="colleague-pick">
      <label htmlFor={id}>{label}</label>
      {picked.length > 0 && (
        <ul className="colleague-chips">
          {picked.map((one) => (
            <li key={one.accountId}>
              {one.name}
              <button
                type="button"
                aria-label={`去掉${one.name}`}
                onClick={() => onPick(picked.filter(({ accountId }) => accountId !== one.accountId))}
              >
                <Icon name="close" size={16} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        id={id}
        className="input"
        value={text}
        placeholder="姓名或姓名拼音首字母"
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
      <ul className="colleague-found" aria-label="可选的人">
        {free.slice(0, 8).map((one) => (
          <li key={one.accountId}>
            <button type="button" onClick={() => take(one)}>
              <NameDisc name={one.name} size={32} />
              <span className="grow">{one.name}</span>
              <small className="muted">{one.organizationName}</small>
            </button>
          </li>
        ))}
        {found.data && free.length === 0 && <li className="muted">没有找到，换个名字试试。</li>}
      </ul>
    </div>
  )
}

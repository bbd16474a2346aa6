import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useDeferredValue, useId, useState } from 'react'
import { ask, type call } from '#web/call.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import { NameDisc, RareName } from '#web/kit/facts.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { Empty, Failed, Skeleton } from '#web/kit/states.tsx'

export type Candidate = Awaited<ReturnType<typeof call.accounts.candidates>>[number]

/** Whose the account is to be; `any`: he may have one of his own already. */
export function PersonDialog({
  title,
  label,
  any = false,
  onPick,
  onClose,
}: {
  title: string
  label: string
  any?: boolean
  onPick: (person: Candidate) => void
  onClose: () => void
}) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const found = useQuery(
    ask.accounts.candidates.queryOptions({
      input: { text, any },
      enabled: text !== '',
      placeholderData: (before) => before,
    }),
  )
  const first = (event: FormEvent) => {
    event.preventDefault()
    const [only] = found.data ?? []
    if (only) onPick(only)
  }
  return (
    <Dialog open title={title} onClose={onClose}>
      <form onSubmit={first} className="stack">
        <div className="form-field">
          <label htmlFor={id}>{label}</label>
          <input
            id={id}
            className="input"
            value={typed}
            placeholder="姓名、拼音首字母或工号"
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        {text === '' && <Empty title={any ? '查找人员' : '查找还没有账号的人员'} icon="search" />}
        {text !== '' && found.error && <Failed error={found.error} />}
        {text !== '' && found.isPending && <Skeleton lines={3} />}
        {text !== '' && found.data && <Candidates people={found.data} any={any} onPick={onPick} />}
      </form>
    </Dialog>
  )
}

function Candidates({
  people,
  any,
  onPick,
}: {
  people: Candidate[]
  any: boolean
  onPick: (person: Candidate) => void
}) {
  if (people.length === 0 && any) return <Empty title="没有找到这样的人员">请核对姓名或工号。</Empty>
  if (people.length === 0)
    return <Empty title="没有找到还没有账号的人员">请核对姓名；已有账号的人员请在列表中查找。</Empty>
  return (
    <ul className="candidates">
      {people.map((one) => (
        <li key={one.personId}>
          <button type="button" onClick={() => onPick(one)}>
            <NameDisc name={one.name} />
            <span className="grow">
              <RareName name={one.name} />
              <small>
                {one.employeeNo}
                {one.organizationName && `，${one.organizationName}`}
              </small>
            </span>
            <Icon name="right" size={16} />
          </button>
        </li>
      ))}
    </ul>
  )
}

import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useDeferredValue, useId, useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import { NameDisc, RareName } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { Empty, Failed, Skeleton } from '#web/kit/states.tsx'
import { ShownPassword } from './shown-password.tsx'

type Candidate = Awaited<ReturnType<typeof call.accounts.candidates>>[number]
type Made = { name: string; username: string; password: string }

const fields: Field[] = [
  {
    kind: 'text',
    name: 'username',
    label: '用户名',
    required: true,
    maximum: 40,
    wide: true,
    hint: '登录时使用，不分大小写；一般用工号。',
  },
  { kind: 'words', name: 'reason', label: '开通原因', required: true, maximum: 500 },
]

/** 开通账号: first whose, then under which name; at the end the first password, once. */
export function CreateDialog({ onClose }: { onClose: () => void }) {
  const [person, setPerson] = useState<Candidate | null>(null)
  const [made, setMade] = useState<Made | null>(null)
  const create = useAct(call.accounts.create, { done: '账号已开通' })
  if (made) return <ShownPassword {...made} onClose={onClose} />
  if (!person) return <PersonDialog onPick={setPerson} onClose={onClose} />
  const submit = async ({ username, reason }: Record<string, unknown>) => {
    const input = { personId: person.personId, username: String(username), reason: String(reason) }
    const { password } = await create.send(input)
    setMade({ name: person.name, username: input.username.trim().toLowerCase(), password })
  }
  return (
    <FormDialog
      title={`为${person.name}开通账号`}
      notice={`${person.name}（${person.employeeNo}）${person.organizationName ? `，${person.organizationName}` : ''}。角色由党内职务和党籍自动得出，其他角色开通后再授予。`}
      fields={fields}
      start={{ username: person.employeeNo.toLowerCase() }}
      submitWord="开通"
      onSubmit={submit}
      // After a success the password is shown instead; the form closes only when it is turned away.
      onClose={() => !made && setPerson(null)}
    />
  )
}

function PersonDialog({ onPick, onClose }: { onPick: (person: Candidate) => void; onClose: () => void }) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const found = useQuery(
    ask.accounts.candidates.queryOptions({
      input: { text },
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
    <Dialog open title="开通账号" onClose={onClose}>
      <form onSubmit={first} className="stack">
        <div className="form-field">
          <label htmlFor={id}>为谁开通</label>
          <input
            id={id}
            className="input"
            value={typed}
            placeholder="姓名、拼音首字母或工号"
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        {text === '' && <Empty title="查找还没有账号的人员" icon="search" />}
        {text !== '' && found.error && <Failed error={found.error} />}
        {text !== '' && found.isPending && <Skeleton lines={3} />}
        {text !== '' && found.data && <Candidates people={found.data} onPick={onPick} />}
      </form>
    </Dialog>
  )
}

function Candidates({ people, onPick }: { people: Candidate[]; onPick: (person: Candidate) => void }) {
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

import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useId, useState } from 'react'
import { ask, type call } from '#web/call.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import { NameDisc, RareName } from '#web/kit/facts.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { Empty, Failed, Skeleton } from '#web/kit/states.tsx'

type Person = Awaited<ReturnType<typeof call.people.list>>['rows'][number]
export type Keeper = { id: number; name: string }

/** Who is to keep a seal: a member of the organization or of one below it. */
export function KeeperDialog({
  organizationId,
  onPick,
  onClose,
}: {
  organizationId: number
  onPick: (keeper: Keeper) => void
  onClose: () => void
}) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const found = useQuery(
    ask.people.list.queryOptions({
      input: { organizationId, text: text || undefined, circle: 'members', size: 20, sort: 'name' },
      placeholderData: (before) => before,
    }),
  )
  return (
    <Dialog open title="选择保管人" onClose={onClose}>
      <div className="stack">
        <div className="form-field">
          <label htmlFor={id}>印章由本组织党员一人专管</label>
          <input
            id={id}
            className="input"
            data-first
            value={typed}
            placeholder="姓名、拼音首字母或工号"
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        {found.error && <Failed error={found.error} />}
        {found.isPending && <Skeleton lines={4} />}
        {found.data && <People people={found.data.rows} onPick={onPick} />}
      </div>
    </Dialog>
  )
}

function People({ people, onPick }: { people: Person[]; onPick: (keeper: Keeper) => void }) {
  if (people.length === 0) return <Empty title="没有找到党员">请核对姓名或工号。</Empty>
  return (
    <ul className="seal-people">
      {people.map(({ id, name, employeeNo, organizationName }) => (
        <li key={id}>
          <button type="button" onClick={() => onPick({ id, name })}>
            <NameDisc name={name} />
            <span className="grow">
              <RareName name={name} />
              <small>
                {employeeNo}，{organizationName}
              </small>
            </span>
            <Icon name="right" size={16} />
          </button>
        </li>
      ))}
    </ul>
  )
}

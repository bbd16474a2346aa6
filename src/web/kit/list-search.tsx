import { type FormEvent, useEffect, useId, useState } from 'react'
import { remember, remembered } from './device.ts'
import { FieldInput } from './field-input.tsx'
import { type Field, fieldNames, type Values } from './fields.ts'
import { Icon } from './icon.tsx'

type Props = { fields: Field[]; values: Values; narrow: (values: Values) => void; clear: () => void }

/** How many fields are seen while the form is folded: one line. */
const inOneLine = 3

/** The search form: nothing is asked until 查询 is pressed. */
export function ListSearch({ fields, values, narrow, clear }: Props) {
  const { draft, change } = useDraft(fields, values)
  const [open, setOpen] = useState(() => remembered('list.search-open', false))
  const id = useId()
  const foldable = fields.length > inOneLine
  const shown = open || !foldable ? fields : fields.slice(0, inOneLine)
  const flip = () => {
    remember('list.search-open', !open)
    setOpen(!open)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    narrow(draft)
  }
  return (
    <search className="panel list-search">
      <form onSubmit={submit}>
        {shown.map((field) => (
          <div key={field.name} className={`search-field ${field.kind}`}>
            <label htmlFor={`${id}-${field.name}`}>{field.label}</label>
            <FieldInput field={field} id={`${id}-${field.name}`} values={draft} change={change} />
          </div>
        ))}
        <div className="search-acts">
          <button type="button" className="button" onClick={clear}>
            重置
          </button>
          <button type="submit" className="button primary">
            查询
          </button>
          {foldable && (
            <button type="button" className="link" aria-expanded={open} onClick={flip}>
              {open ? '收起' : '展开'}
              <Icon name={open ? 'up' : 'down'} size={14} />
            </button>
          )}
        </div>
      </form>
    </search>
  )
}

/** What is being filled in; starts over when the list is narrowed from elsewhere. */
export function useDraft(fields: Field[], values: Values) {
  const given = Object.fromEntries(fieldNames(fields).map((name) => [name, values[name]]))
  const [draft, setDraft] = useState<Values>(given)
  const key = JSON.stringify(given)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is the values
  useEffect(() => setDraft(given), [key])
  return { draft, change: (next: Values) => setDraft((old) => ({ ...old, ...next })) }
}

import { type FormEvent, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { remember, remembered } from './device.ts'
import { FieldInput } from './field-input.tsx'
import { type Field, fieldNames, type Values } from './fields.ts'
import { Icon } from './icon.tsx'

type Props = { fields: Field[]; values: Values; narrow: (values: Values) => void; clear: () => void }

const span = ({ kind }: Field) => (kind === 'days' ? 2 : 1)

/** The search form: nothing is asked until 查询 is pressed. */
export function ListSearch({ fields, values, narrow, clear }: Props) {
  const { draft, change } = useDraft(fields, values)
  const [open, setOpen] = useState(() => remembered('list.search-open', false))
  const id = useId()
  const box = useRef<HTMLFormElement>(null)
  const first = inOneLine(fields, useColumnCount(box))
  const foldable = fields.length > first
  const shown = open ? fields : fields.slice(0, first)
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
      <form ref={box} onSubmit={submit}>
        {shown.map((field) => (
          <div key={field.name} className={`search-field ${field.kind}`}>
            <label htmlFor={`${id}-${field.name}`}>{field.label}</label>
            <FieldInput field={field} id={`${id}-${field.name}`} values={draft} change={change} filter />
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

/** How many columns the form has room for. */
function useColumnCount(box: RefObject<HTMLElement | null>): number {
  const [count, setCount] = useState(4)
  useEffect(() => {
    const form = box.current as HTMLElement
    const measure = () => setCount(getComputedStyle(form).gridTemplateColumns.split(' ').length)
    const sized = new ResizeObserver(measure)
    sized.observe(form)
    return () => sized.disconnect()
  }, [box])
  return count
}

/** How many fields are seen while the form is folded: one line, with the buttons at its end. */
function inOneLine(fields: Field[], columns: number): number {
  let used = 0
  const more = fields.findIndex((field) => {
    used += span(field)
    return used > columns - 1
  })
  return more === -1 ? fields.length : Math.max(1, more)
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

import { emptied } from './address.ts'
import { Dialog } from './dialog.tsx'
import type { Field, Values } from './fields.ts'
import { FormFields } from './form.tsx'
import { Icon } from './icon.tsx'
import { useDraft } from './list-search.tsx'
import './list.css'

type TextProps = { label: string; placeholder?: string; value: string; ask: (text: string) => void }

/** The search of the phone: asked when the keyboard is put away. */
export function SearchText({ label, placeholder, value, ask }: TextProps) {
  return (
    <search className="grow">
      <form
        key={value}
        onSubmit={(event) => {
          event.preventDefault()
          const input = event.currentTarget.elements[0] as HTMLInputElement
          input.blur()
          ask(input.value.trim())
        }}
      >
        <Icon name="search" />
        <input
          type="search"
          enterKeyHint="search"
          aria-label={label}
          placeholder={placeholder ?? label}
          defaultValue={value}
          onBlur={(event) => event.target.value.trim() !== value && ask(event.target.value.trim())}
        />
      </form>
    </search>
  )
}

/** Opens the sheet of filters; tells how many are chosen. */
export const FilterButton = ({ count, onClick }: { count: number; onClick: () => void }) => (
  <button type="button" className="button icon" onClick={onClick}>
    <Icon name="filter" />
    <span className="unseen">筛选</span>
    {count > 0 && <b className="count">{count}</b>}
  </button>
)

type SheetProps = {
  fields: Field[]
  values: Values
  narrow: (values: Values) => void
  onClose: () => void
}

/** The filters of the phone, in a sheet: nothing is asked until 查询 is pressed. */
export function FilterSheet({ fields, values, narrow, onClose }: SheetProps) {
  const { draft, change } = useDraft(fields, values)
  const apply = (values: Values) => {
    narrow(values)
    onClose()
  }
  const foot = (
    <>
      <button type="button" className="button" onClick={() => apply(emptied(fields) as Values)}>
        重置
      </button>
      <button type="button" className="button primary" onClick={() => apply(draft)}>
        查询
      </button>
    </>
  )
  return (
    <Dialog open title="筛选" onClose={onClose} foot={foot}>
      <FormFields
        fields={fields.map((field) => ({ ...field, hint: undefined }))}
        values={draft}
        change={change}
        filter
      />
    </Dialog>
  )
}

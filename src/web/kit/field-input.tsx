import { type ChangeEvent, lazy, Suspense } from 'react'
import { useFrame } from './device.ts'
import { emptyWord, type Field, type Value, type Values } from './fields.ts'
import { OrganizationTreeSelect } from './organization-tree-select.tsx'
import './fields.css'

const DesktopInput = lazy(() => import('./desktop-input.tsx'))

export type InputProps = {
  field: Field
  id: string
  values: Values
  change: (values: Values) => void
  invalid?: boolean
  describedBy?: string
  /** It narrows a list: left empty, it takes all. */
  filter?: boolean
}

/** The input of one field: antd's on the desktop, the device's own on the phone. */
export function FieldInput(props: InputProps) {
  const { field, id, values, change, filter = false } = props
  const phone = useFrame() === 'phone'
  if (field.kind === 'organization') {
    return (
      <OrganizationTreeSelect
        id={id}
        label={field.label}
        nodes={field.nodes}
        value={values[field.name] as number | undefined}
        onChange={(value) => change({ [field.name]: value })}
        disabled={field.fixed}
        placeholder={emptyWord(field, filter)}
      />
    )
  }
  if (phone || field.kind === 'password') return <NativeInput {...props} />
  return (
    <Suspense fallback={<span className="input" />}>
      <DesktopInput {...props} />
    </Suspense>
  )
}

/** The device's own inputs: the phone's keyboard and date wheel, nothing to load. */
function NativeInput(props: InputProps) {
  const { field, values, change, filter = false } = props
  if (field.kind === 'choices') return <Chips field={field} values={values} change={change} />
  if (field.kind === 'days' || field.kind === 'numbers') return <Range {...props} field={field} />
  const value = values[field.name]
  const set = (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) =>
    change({ [field.name]: asValue(field, event.target.value) })
  const common = { ...shared(props), value: String(value ?? ''), onChange: set }
  if (field.kind === 'choice') {
    return (
      <select {...common}>
        <option value="">{emptyWord(field, filter)}</option>
        {field.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )
  }
  if (field.kind === 'words') return <textarea {...common} rows={field.rows ?? 3} maxLength={field.maximum} />
  if (field.kind === 'yes') {
    const tick = (event: ChangeEvent<HTMLInputElement>) =>
      change({ [field.name]: event.target.checked || undefined })
    return (
      <input
        type="checkbox"
        id={props.id}
        className="tick"
        checked={value === true}
        onChange={tick}
        disabled={field.fixed}
      />
    )
  }
  return <input {...common} {...inputKind(field)} />
}

const shared = ({ field, id, invalid, describedBy }: InputProps) => ({
  id,
  className: 'input',
  placeholder: field.placeholder,
  required: field.required,
  disabled: field.fixed,
  'aria-invalid': invalid || undefined,
  'aria-describedby': describedBy,
})

const asValue = (field: Field, text: string): Value => {
  if (text === '') return undefined
  return field.kind === 'number' || field.kind === 'numbers' ? Number(text) : text
}

function inputKind(field: Field) {
  if (field.kind === 'number' || field.kind === 'numbers') {
    return { type: 'number', inputMode: 'numeric' as const, min: field.least, max: field.most }
  }
  if (field.kind === 'day') return { type: 'date', min: field.from, max: field.until }
  if (field.kind === 'days') return { type: 'date' }
  if (field.kind === 'password') return { type: 'password', autoComplete: field.complete }
  return { type: 'text', maxLength: field.kind === 'text' ? field.maximum : undefined }
}

function Range({ field, values, change, ...rest }: InputProps & { field: Extract<Field, { upTo: string }> }) {
  const end = (name: string, words: string, id: string) => (
    <input
      {...shared({ field, values, change, ...rest })}
      {...inputKind(field)}
      id={id}
      aria-label={`${field.label}${words}`}
      value={String(values[name] ?? '')}
      onChange={(event) => change({ [name]: asValue(field, event.target.value) })}
    />
  )
  return (
    <span className="range">
      {end(field.name, '从', rest.id)}
      <span>至</span>
      {end(field.upTo, '到', `${rest.id}-to`)}
    </span>
  )
}

function Chips({
  field,
  values,
  change,
}: Pick<InputProps, 'values' | 'change'> & { field: Extract<Field, { kind: 'choices' }> }) {
  const picked = (values[field.name] as string[] | undefined) ?? []
  const flip = (value: string) => {
    const next = picked.includes(value) ? picked.filter((one) => one !== value) : [...picked, value]
    change({ [field.name]: next.length > 0 ? next : undefined })
  }
  return (
    <span className="chips" role="group" aria-label={field.label}>
      {field.options.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          className="chip"
          aria-pressed={picked.includes(value)}
          onClick={() => flip(value)}
        >
          {label}
        </button>
      ))}
    </span>
  )
}

import { useId, useState } from 'react'
import { Icon } from '../kit/icon.tsx'
import '../kit/fields.css'

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  complete: 'current-password' | 'new-password'
  fault?: string
  hint?: string
}

/** A password, which can be looked at while it is typed. */
export function PasswordField({ label, value, onChange, complete, fault, hint }: Props) {
  const [seen, setSeen] = useState(false)
  const id = useId()
  const said = fault ?? hint
  return (
    <div className="entry-field">
      <label htmlFor={id}>{label}</label>
      <div className="entry-input">
        <Icon name="lock" />
        <input
          id={id}
          className="input"
          type={seen ? 'text' : 'password'}
          autoComplete={complete}
          autoCapitalize="off"
          required
          value={value}
          aria-invalid={fault ? true : undefined}
          aria-describedby={said ? `${id}-said` : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
        <button
          type="button"
          aria-label={seen ? '隐藏密码' : '显示密码'}
          aria-pressed={seen}
          onClick={() => setSeen(!seen)}
        >
          <Icon name={seen ? 'eye' : 'hidden'} />
        </button>
      </div>
      {said && (
        <p id={`${id}-said`} className={fault ? 'fault' : 'hint'}>
          {said}
        </p>
      )}
    </div>
  )
}

/** A line of text with an icon in it. */
export function TextField(props: {
  label: string
  value: string
  onChange: (value: string) => void
  icon: 'me' | 'tree' | 'record'
  complete?: string
  placeholder?: string
  fault?: string
  hint?: string
  optional?: boolean
}) {
  const { label, value, onChange, icon, complete, placeholder, fault, hint, optional } = props
  const id = useId()
  const said = fault ?? hint
  return (
    <div className="entry-field">
      <label htmlFor={id}>{label}</label>
      <div className="entry-input">
        <Icon name={icon} />
        <input
          id={id}
          className="input"
          required={!optional}
          autoComplete={complete ?? 'off'}
          autoCapitalize="off"
          spellCheck={false}
          placeholder={placeholder}
          value={value}
          aria-invalid={fault ? true : undefined}
          aria-describedby={said ? `${id}-said` : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
      {said && (
        <p id={`${id}-said`} className={fault ? 'fault' : 'hint'}>
          {said}
        </p>
      )}
    </div>
  )
}

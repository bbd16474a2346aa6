import { useId } from 'react'
import '../kit/fields.css'
import './factors.css'

/** Six digits as an authenticator shows them, or a recovery code as it stands on paper. */
export function CodeField({
  label,
  value,
  onChange,
  paper,
  fault,
}: {
  label: string
  value: string
  onChange: (value: string) => void
  /** A recovery code. */
  paper?: boolean
  fault?: string
}) {
  const id = useId()
  return (
    <div className="entry-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        data-first
        className="input factor-code"
        inputMode={paper ? 'text' : 'numeric'}
        autoComplete={paper ? 'off' : 'one-time-code'}
        autoCapitalize="characters"
        spellCheck={false}
        required
        maxLength={paper ? 16 : 7}
        placeholder={paper ? 'XXXXX-XXXXX' : '000000'}
        value={value}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? `${id}-said` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {fault && (
        <p id={`${id}-said`} className="fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  )
}

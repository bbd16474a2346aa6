import { type ReactNode, useId, useState } from 'react'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import { FieldInput } from '#web/kit/field-input.tsx'
import type { Field, Values } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'

type Line = { key: number; values: Values }
let last = 0
const lineOf = (values: Values): Line => ({ key: ++last, values })

/** Several things of one kind, written down together: each line has the same fields. */
export function LinesDialog({
  title,
  notice,
  fields,
  start,
  sum,
  onSubmit,
  onClose,
}: {
  title: string
  notice: ReactNode
  fields: Field[]
  start: Values[]
  /** Told under the lines while they are written. */
  sum: (lines: Values[]) => ReactNode
  onSubmit: (lines: Values[]) => Promise<unknown>
  onClose: () => void
}) {
  const id = useId()
  const [lines, setLines] = useState<Line[]>(() => (start.length ? start : [{}]).map(lineOf))
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const given = lines.map(({ values }) => values)
  const write = (key: number, values: Values) =>
    setLines(lines.map((line) => (line.key === key ? { key, values: { ...line.values, ...values } } : line)))
  const send = async () => {
    setBusy(true)
    setError(null)
    try {
      await onSubmit(given)
      onClose()
    } catch (refused) {
      setError(refused)
    }
    setBusy(false)
  }
  return (
    <Sheet
      title={title}
      submitWord="保存"
      width={820}
      busy={busy}
      error={error}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <Notice>{notice}</Notice>
      <div className="cb-lines">
        {lines.map(({ key, values }, at) => (
          <fieldset
            key={key}
            className="cb-line"
            style={{ '--columns': fields.length } as React.CSSProperties}
          >
            <legend className="unseen">第 {at + 1} 项</legend>
            {fields.map((field) => (
              <div key={field.name} className="cb-cell">
                <label htmlFor={`${id}-${key}-${field.name}`}>{field.label}</label>
                <FieldInput
                  field={field}
                  id={`${id}-${key}-${field.name}`}
                  values={values}
                  change={(next) => write(key, next)}
                />
              </div>
            ))}
            <button
              type="button"
              className="button quiet"
              aria-label={`删除第 ${at + 1} 项`}
              onClick={() => setLines(lines.filter((line) => line.key !== key))}
            >
              <Icon name="close" size={16} />
            </button>
          </fieldset>
        ))}
      </div>
      <div className="cb-lines-foot">
        <button type="button" className="link" onClick={() => setLines([...lines, lineOf({})])}>
          添加一项
        </button>
        <span>{sum(given)}</span>
      </div>
    </Sheet>
  )
}

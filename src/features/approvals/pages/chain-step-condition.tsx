import type { Condition, Definition } from '../chains/rules.ts'

/** One of a few, as the device's own list. */
export function Choice<T extends string>({
  label,
  names,
  value,
  pick,
}: {
  label: string
  names: Record<T, string>
  value: T
  pick: (value: T) => void
}) {
  return (
    <select
      className="input"
      aria-label={label}
      value={value}
      onChange={(event) => pick(event.target.value as T)}
    >
      {Object.entries<string>(names).map(([key, name]) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </select>
  )
}

type ConditionProps = {
  fields: Definition['fields']
  onlyIf: Condition | undefined
  change: (onlyIf: Condition | undefined) => void
}

/** When the step is taken: always, or only when a field says so. */
export function ConditionFields({ fields, onlyIf, change }: ConditionProps) {
  const asked = fields.filter(({ kind }) => kind !== 'text')
  if (asked.length === 0) return null
  const field = asked.find(({ key }) => key === onlyIf?.field)
  const pick = (key: string) => {
    const next = asked.find((one) => one.key === key)
    if (!next) change(undefined)
    else change(next.kind === 'number' ? { field: key, atLeast: 0 } : { field: key, is: [] })
  }
  const flip = (value: string) => {
    const is = onlyIf?.is ?? []
    change({
      field: field?.key ?? '',
      is: is.includes(value) ? is.filter((one) => one !== value) : [...is, value],
    })
  }
  return (
    <fieldset className="choice-list">
      <legend>什么时候需要这一步</legend>
      <Choice
        label="条件"
        names={{
          '': '总是需要',
          ...Object.fromEntries(asked.map(({ key, label }) => [key, `看“${label}”`])),
        }}
        value={field?.key ?? ''}
        pick={pick}
      />
      {field?.kind === 'number' && (
        <label>
          不少于
          <input
            className="input"
            type="number"
            value={onlyIf?.atLeast ?? 0}
            onChange={(event) => change({ field: field.key, atLeast: Number(event.target.value) })}
          />
        </label>
      )}
      {field?.kind === 'choice' &&
        field.options?.map(({ value, label }) => (
          <label key={value}>
            <input
              type="checkbox"
              checked={onlyIf?.is?.includes(value) ?? false}
              onChange={() => flip(value)}
            />
            {label}
          </label>
        ))}
    </fieldset>
  )
}

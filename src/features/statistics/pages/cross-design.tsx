import { useState } from 'react'
import type { call } from '#web/call.ts'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import type { CrossDefinitionShape } from '../cross-tables/contract.ts'
import { crossMeasureNames, crossMeasures } from '../cross-tables/rules.ts'
import { type Filter, withFilter } from './cross-question.ts'

export type Offered = Awaited<ReturnType<typeof call.statistics.crossTables.offer>>
type Dimension = CrossDefinitionShape['lines']
type Props = {
  offered: Offered
  asked: CrossDefinitionShape
  change: (next: CrossDefinitionShape) => void
}

/** What stands in lines and columns, what is shown, and whom it leaves out. */
export function CrossDesign({ offered, asked, change }: Props) {
  const dimensions = offered.map(({ id, title }) => ({ value: id, label: title }))
  return (
    <Panel title="报表设计" className="cross-design">
      <Choice
        label="统计对象"
        value={asked.subject}
        options={[
          { value: 'member', label: '党员' },
          { value: 'prospect', label: '申请人、积极分子、发展对象' },
        ]}
        onChange={(subject) => change({ ...asked, subject })}
      />
      <Choice
        label="行"
        value={asked.lines}
        options={dimensions}
        onChange={(lines) =>
          change({ ...asked, lines, columns: asked.columns === lines ? undefined : asked.columns })
        }
      />
      <Choice
        label="栏"
        value={asked.columns ?? ''}
        options={[
          { value: '' as Dimension | '', label: '只要合计' },
          ...dimensions.filter(({ value }) => value !== asked.lines),
        ]}
        onChange={(columns) => change({ ...asked, columns: columns || undefined })}
      />
      <Choice
        label="显示"
        value={asked.measure}
        options={crossMeasures.map((value) => ({ value, label: crossMeasureNames[value] }))}
        onChange={(measure) => change({ ...asked, measure })}
      />
      <Filters
        offered={offered}
        filters={asked.filters}
        change={(filters) => change({ ...asked, filters })}
      />
    </Panel>
  )
}

type ChoiceProps<T extends string> = {
  label: string
  value: T
  options: { value: T; label: string }[]
  onChange: (value: T) => void
}

function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  return (
    <label className="cross-choice">
      <span>{label}</span>
      <select className="input" value={value} onChange={(event) => onChange(event.target.value as T)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}

type FiltersProps = { offered: Offered; filters: Filter[]; change: (filters: Filter[]) => void }

function Filters({ offered, filters, change }: FiltersProps) {
  const [added, setAdded] = useState<Dimension[]>([])
  const used = [...new Set([...filters.map(({ dimension }) => dimension), ...added])]
  const free = offered.filter(({ id }) => !used.includes(id))
  const drop = (id: Dimension) => {
    setAdded(added.filter((one) => one !== id))
    change(withFilter(filters, id, []))
  }
  return (
    <div className="cross-filters">
      <h3>条件</h3>
      {used.map((id) => {
        const dimension = offered.find((one) => one.id === id)
        const keys = filters.find((one) => one.dimension === id)?.keys ?? []
        return (
          dimension && (
            <Brackets
              key={id}
              dimension={dimension}
              keys={keys}
              change={(next) => {
                setAdded([...new Set([...added, id])])
                change(withFilter(filters, id, next))
              }}
              drop={() => drop(id)}
            />
          )
        )
      })}
      {free.length > 0 && (
        <select
          className="input"
          aria-label="添加条件"
          value=""
          onChange={(event) => setAdded([...added, event.target.value as Dimension])}
        >
          <option value="">添加条件……</option>
          {free.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      )}
    </div>
  )
}

type BracketsProps = {
  dimension: Offered[number]
  keys: string[]
  change: (keys: string[]) => void
  drop: () => void
}

/** The brackets of one dimension; those picked are counted. */
function Brackets({ dimension: { title, brackets }, keys, change, drop }: BracketsProps) {
  return (
    <fieldset className="cross-filter">
      <legend>{title}</legend>
      <button type="button" aria-label={`去掉条件“${title}”`} onClick={drop}>
        <Icon name="close" size={16} />
      </button>
      <div>
        {brackets.map(({ key, label }) => (
          <label key={key}>
            <input
              type="checkbox"
              checked={keys.includes(key)}
              onChange={(event) =>
                change(event.target.checked ? [...keys, key] : keys.filter((one) => one !== key))
              }
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

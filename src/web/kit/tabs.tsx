import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { useAddress } from './address.ts'
import { showWithin } from './show-within.ts'
import './tabs.css'

export type Tab = { key: string; title: ReactNode; count?: number | null; show: () => ReactNode }

/** Parts of a page, one at a time. The chosen one stands in the address; on the phone the row of titles scrolls. */
export function Tabs({ tabs, name = 'tab', label }: { tabs: Tab[]; name?: string; label?: string }) {
  const { search, change } = useAddress()
  const id = useId()
  const row = useRef<HTMLDivElement>(null)
  const open = tabs.find((tab) => tab.key === search[name]) ?? tabs[0]
  const key = open?.key
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another one is chosen
  useEffect(() => {
    showWithin(row.current, row.current?.querySelector('[aria-selected="true"]'))
  }, [key])
  const pick = (next: Tab | undefined) => next && change({ [name]: next === tabs[0] ? undefined : next.key })
  const move = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.key === key)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const next = tabs.at(to % tabs.length)
    pick(next)
    document.getElementById(`${id}-${next?.key}`)?.focus()
  }
  return (
    <div className="tabs">
      <div role="tablist" aria-label={label} ref={row} className="tab-row">
        {tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`${id}-${tab.key}`}
            aria-selected={tab.key === key}
            aria-controls={`${id}-panel`}
            tabIndex={tab.key === key ? 0 : -1}
            onClick={() => pick(tab)}
            onKeyDown={move}
          >
            {tab.title}
            {typeof tab.count === 'number' && <small className="number">{tab.count}</small>}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${key}`}
        key={key}
        className="tab-panel"
      >
        {open?.show()}
      </div>
    </div>
  )
}

type SegmentsProps<T extends string> = {
  label: string
  options: readonly { value: T; label: ReactNode }[]
  value: T
  onChange: (value: T) => void
}

/** One of a few, side by side: the period of a chart, a way of looking. */
export function Segments<T extends string>({ label, options, value, onChange }: SegmentsProps<T>) {
  return (
    <fieldset className="segments" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  )
}

import { useRef, useState } from 'react'
import { formatDay } from '#basics/days.ts'
import { useTree } from '#features/organizations/pages/tree-nodes.ts'
import { Icon } from '#web/kit/icon.tsx'
import { OrganizationTreeSelect } from '#web/kit/organization-tree-select.tsx'
import { useCardsAsked } from './asked.ts'
import { dayBack, monthsBack, monthsBackOf } from './day-stops.ts'
import { comparisonNames } from './words.ts'

/** The day the cards show, by a slider over three years or to the day; and what they stand beside. */
export function DayBar({ today, alone }: { today: string; alone: boolean }) {
  const { asOf, compare, withIds, change } = useCardsAsked()
  const show = (day: string) => change({ asOf: day >= today ? undefined : day })
  return (
    <div className="board-bar no-print">
      <DaySlider today={today} asOf={asOf} show={show} />
      <label className="board-field">
        <span>截止日</span>
        <input
          type="date"
          className="input"
          max={today}
          value={asOf ?? today}
          onChange={(event) => event.target.value && show(event.target.value)}
        />
      </label>
      <label className="board-field">
        <span>比较</span>
        <select
          className="input"
          value={compare ?? ''}
          onChange={(event) => change({ compare: event.target.value || undefined, with: undefined })}
        >
          <option value="">不比较</option>
          {Object.entries(comparisonNames)
            .filter(([key]) => !(alone && key === 'above'))
            .map(([key, name]) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
        </select>
      </label>
      {compare === 'others' && (
        <Others chosen={withIds} change={(ids) => change({ with: ids.length ? ids : undefined })} />
      )}
    </div>
  )
}

/** While it is moved only the words follow; the cards are asked when it rests. */
export function DaySlider({
  today,
  asOf,
  show,
}: {
  today: string
  asOf: string | undefined
  show: (day: string) => void
}) {
  const [moved, setMoved] = useState<number | null>(null)
  const back = moved ?? monthsBackOf(today, asOf)
  const day = moved === null ? (asOf ?? today) : dayBack(today, moved)
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const settle = () => {
    clearTimeout(resting.current)
    if (moved === null) return
    show(dayBack(today, moved))
    setMoved(null)
  }
  /** A key is pressed many times on the way to a day: each on the way would ask for every card. */
  const settleSoon = () => {
    clearTimeout(resting.current)
    resting.current = setTimeout(settle, 400)
  }
  return (
    <label className="board-slider">
      <span>
        {formatDay(day)}
        {back === 0 && moved === null && !asOf ? '（今天）' : ''}
      </span>
      <input
        type="range"
        min={-monthsBack}
        max={0}
        value={-back}
        aria-label="看哪一天的数字"
        aria-valuetext={formatDay(day)}
        onChange={(event) => setMoved(-Number(event.target.value))}
        onPointerUp={settle}
        onKeyUp={settleSoon}
        onBlur={settle}
      />
    </label>
  )
}

const most = 5

/** Up to five organizations beside the one shown. */
function Others({ chosen, change }: { chosen: number[]; change: (ids: number[]) => void }) {
  const nodes = useTree()
  const nameOf = (id: number) => {
    const node = nodes?.find((one) => one.id === id)
    return node?.name ?? '……'
  }
  return (
    <div className="board-others">
      {chosen.map((id) => (
        <button
          key={id}
          type="button"
          className="button"
          aria-label={`不再比较${nameOf(id)}`}
          onClick={() => change(chosen.filter((one) => one !== id))}
        >
          {nameOf(id)}
          <Icon name="close" size={14} />
        </button>
      ))}
      {chosen.length < most && (
        <OrganizationTreeSelect
          nodes={nodes}
          value={undefined}
          placeholder="添加要比较的党组织"
          onChange={(id) => id && !chosen.includes(id) && change([...chosen, id])}
          label="要比较的党组织"
        />
      )}
    </div>
  )
}

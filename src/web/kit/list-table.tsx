import { type MouseEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { Icon } from './icon.tsx'
import { type Column, nextOrder, sortName } from './list-columns.ts'
import { useDensity } from './list-density.ts'
import type { ListState } from './list-page.tsx'
import { cell, type Picked } from './list-parts.tsx'
import { PageLink, useGo } from './page-link.tsx'

type Props = {
  list: ListState<unknown>
  rows: unknown[]
  stale: boolean
  picked: Picked
  setPicked: (picked: Picked) => void
}

/** The table: its head stays in sight, and so does the first column. */
export function ListTable({ list, rows, stale, picked, setPicked }: Props) {
  const { state, batch = [], rowActs } = list
  const shown = state.chosen.shown
  const box = useRef<HTMLDivElement>(null)
  const wide = useWide(box)
  const [density] = useDensity()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page begins at its top
  useEffect(() => void box.current?.scrollTo({ top: 0 }), [rows])
  return (
    <section
      ref={box}
      className="list-scroll"
      data-stale={stale}
      data-wide={wide}
      data-density={density}
      aria-label="表格，可滚动"
      // What scrolls is scrolled by keys too, though nothing in it can be chosen.
      tabIndex={wide ? 0 : undefined}
    >
      <table className="list-table">
        <thead>
          <tr>
            {batch.length > 0 && <PickAll list={list} rows={rows} picked={picked} setPicked={setPicked} />}
            {shown.map((column) => (
              <Heading key={column.key} column={column} list={list} />
            ))}
            {rowActs && (
              <th scope="col" className="acts-column">
                操作
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={list.rowKey(row)} row={row} list={list} picked={picked} setPicked={setPicked} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Whether the table has more columns than room: then it scrolls in itself, else with the page. */
function useWide(box: RefObject<HTMLElement | null>): boolean {
  const [wide, setWide] = useState(false)
  useEffect(() => {
    const around = box.current as HTMLElement
    const table = around.firstElementChild as HTMLElement
    const measure = () => setWide(table.offsetWidth > around.clientWidth)
    const sized = new ResizeObserver(measure)
    sized.observe(around)
    sized.observe(table)
    return () => sized.disconnect()
  }, [box])
  return wide
}

function Heading({ column, list }: { column: Column<unknown>; list: ListState<unknown> }) {
  const { asked, order } = list.state
  const name = sortName(column)
  const style = {
    minWidth: column.width && `calc(${column.width}px * var(--scale))`,
    textAlign: column.align,
  }
  if (!name) {
    return (
      <th scope="col" style={style}>
        {column.title}
      </th>
    )
  }
  const sorted = asked.sort === name ? (asked.descending ? 'descending' : 'ascending') : 'none'
  return (
    <th scope="col" style={style} aria-sort={sorted}>
      <button type="button" onClick={() => order(nextOrder(name, asked, list.sortStart))}>
        {column.title}
        <Icon name={sorted === 'none' ? 'sort' : sorted === 'ascending' ? 'up' : 'down'} size={14} />
      </button>
    </th>
  )
}

type RowProps = Omit<Props, 'rows' | 'stale'> & { row: unknown }

function Row({ row, list, picked, setPicked }: RowProps) {
  const { state, batch = [], rowActs, rowKey, rowLink } = list
  const go = useGo()
  const key = rowKey(row)
  const shown = state.chosen.shown
  const titled = shown.find((column) => column.card === 'title') ?? shown[0]
  const to = rowLink?.(row)
  const pick = () => {
    const next = new Map(picked)
    if (!next.delete(key)) next.set(key, row)
    setPicked(next)
  }
  return (
    <tr
      className={to ? 'opens' : undefined}
      aria-selected={batch.length > 0 ? picked.has(key) : undefined}
      onClick={(event) => to && pressedBeside(event) && go(to)}
    >
      {batch.length > 0 && (
        <td className="pick-column">
          <input
            type="checkbox"
            className="tick"
            aria-label="选择这一行"
            checked={picked.has(key)}
            onChange={pick}
          />
        </td>
      )}
      {shown.map((column) => (
        <td
          key={column.key}
          style={{ textAlign: column.align }}
          className={column === shown[0] ? 'first' : undefined}
        >
          {to && column === titled ? <PageLink to={to}>{cell(column, row)}</PageLink> : cell(column, row)}
        </td>
      ))}
      {rowActs && <td className="acts-column">{rowActs(row)}</td>}
    </tr>
  )
}

/** A press on the row itself: not on something in it, and not the end of marking a text. */
function pressedBeside(event: MouseEvent): boolean {
  const inside = (event.target as Element).closest(
    'a, button, input, label, select, .pick-column, .acts-column',
  )
  return !inside && !getSelection()?.toString()
}

function PickAll({ list, rows, picked, setPicked }: Omit<Props, 'stale'>) {
  const keys = rows.map(list.rowKey)
  const all = keys.length > 0 && keys.every((key) => picked.has(key))
  const some = !all && keys.some((key) => picked.has(key))
  const flip = () => {
    const next = new Map(picked)
    rows.forEach((row, at) => {
      const key = keys[at] as string | number
      if (all) next.delete(key)
      else next.set(key, row)
    })
    setPicked(next)
  }
  return (
    <th scope="col" className="pick-column">
      <input
        type="checkbox"
        className="tick"
        aria-label="选择本页全部"
        checked={all}
        ref={(box) => {
          if (box) box.indeterminate = some
        }}
        onChange={flip}
      />
    </th>
  )
}

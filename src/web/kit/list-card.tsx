import { Icon } from './icon.tsx'
import type { ListState } from './list-page.tsx'
import { cell, type Picked } from './list-parts.tsx'
import type { Column } from './list-question.ts'
import { PageLink } from './page-link.tsx'

type Props = {
  row: unknown
  list: ListState<unknown>
  /** The rows ticked; null while nothing is being picked. */
  picked: Picked | null
  setPicked: (picked: Picked) => void
}

/** One row as a card. */
export function ListCard({ row, list, picked, setPicked }: Props) {
  const key = list.rowKey(row)
  const to = list.rowLink?.(row)
  const inside = <Inside row={row} columns={list.columns} opens={to !== undefined && picked === null} />
  if (picked) {
    const flip = () => {
      const next = new Map(picked)
      if (!next.delete(key)) next.set(key, row)
      setPicked(next)
    }
    return (
      <li>
        <label className="card picking">
          <input type="checkbox" className="tick" checked={picked.has(key)} onChange={flip} />
          <div className="grow">{inside}</div>
        </label>
      </li>
    )
  }
  return (
    <li className="card">
      {to ? (
        <PageLink to={to} className="card-link">
          {inside}
        </PageLink>
      ) : (
        inside
      )}
      {list.rowActs && <div className="card-acts">{list.rowActs(row)}</div>}
    </li>
  )
}

/** Whether the row says anything in the column: on a card, nothing is left out rather than shown. */
const isSaid = (row: unknown, column: Column<unknown>) => {
  const { key, render } = column
  if (render) {
    const shown = render(row)
    return shown !== null && shown !== undefined && shown !== '' && shown !== false
  }
  const value = (row as Record<string, unknown>)[key]
  return value !== null && value !== undefined && value !== ''
}

function Inside({ row, columns, opens }: { row: unknown; columns: Column<unknown>[]; opens: boolean }) {
  const at = (place: Column<unknown>['card']) => columns.filter((column) => column.card === place)
  const lines = at('line').filter((column) => isSaid(row, column))
  const asides = at('aside').filter((column) => isSaid(row, column))
  return (
    <>
      <div className="card-head">
        <b className="card-title">
          {at('title').map((column) => (
            <span key={column.key}>{cell(column, row)}</span>
          ))}
        </b>
        {at('beside').map((column) => (
          <span key={column.key}>{cell(column, row)}</span>
        ))}
      </div>
      {lines.length > 0 && (
        <dl className="card-lines">
          {lines.map((column) => (
            <div key={column.key}>
              <dt>{column.title}</dt>
              <dd>{cell(column, row)}</dd>
            </div>
          ))}
        </dl>
      )}
      {asides.length > 0 && (
        <div className="card-foot">
          {asides.map((column) => (
            <span key={column.key}>
              {!column.render && `${column.title} `}
              {cell(column, row)}
            </span>
          ))}
          {opens && <Icon name="right" size={16} />}
        </div>
      )}
    </>
  )
}

import { useState } from 'react'
import { Icon } from '#web/kit/icon.tsx'
import type { Field } from '../templates/rules.ts'

type Line = { key: number; cells: string[] }
let last = 0
const lineOf = (cells: string[]): Line => ({ key: ++last, cells })

/** A list with columns, such as 候选人预备人选: a table that grows as it is filled. */
export function RowsInput({
  field,
  rows = [],
  onChange,
}: {
  field: Field
  rows?: string[][]
  onChange: (rows: string[][]) => void
}) {
  const columns = field.columns ?? []
  const [lines, setLines] = useState<Line[]>(() => (rows.length ? rows : [columns.map(() => '')]).map(lineOf))
  const put = (next: Line[]) => {
    setLines(next)
    onChange(next.map(({ cells }) => cells).filter((cells) => cells.some((cell) => cell.trim() !== '')))
  }
  const write = (key: number, at: number, text: string) =>
    put(
      lines.map((line) =>
        line.key === key ? { ...line, cells: line.cells.map((cell, n) => (n === at ? text : cell)) } : line,
      ),
    )
  return (
    <fieldset className="rows-input">
      <legend>{field.label}</legend>
      {lines.map(({ key, cells }, at) => (
        <div key={key} className="rows-line" style={{ '--columns': columns.length } as React.CSSProperties}>
          {columns.map((title, n) => (
            <label key={title}>
              <span>{title}</span>
              <input
                className="input"
                aria-label={`第 ${at + 1} 行${title}`}
                value={cells[n] ?? ''}
                onChange={(event) => write(key, n, event.target.value)}
              />
            </label>
          ))}
          <button
            type="button"
            className="button quiet"
            aria-label={`删除第 ${at + 1} 行`}
            onClick={() => put(lines.filter((line) => line.key !== key))}
          >
            <Icon name="close" size={16} />
          </button>
        </div>
      ))}
      <button
        type="button"
        className="link"
        onClick={() => setLines([...lines, lineOf(columns.map(() => ''))])}
      >
        添加一行
      </button>
    </fieldset>
  )
}

import type { FilledShape } from '../answers/contract.ts'
import './number-table.css'

export type Pick = (row: string, column: string) => void

/**
 * A table as it is printed: headings of one group below their common one, lines indented, the first column and the
 * headings stay in sight. Every number opens what is behind it.
 */
export function NumberTable({ table, onPick }: { table: FilledShape; onPick?: Pick }) {
  return (
    <div className="number-table">
      <table>
        <caption className="unseen">{table.title}</caption>
        <Headings table={table} />
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.key}>
              <th
                scope="row"
                className={`number-line ${weight(row.level)}`}
                style={{ '--level': row.level } as React.CSSProperties}
              >
                {row.label}
                {row.unit !== table.unit && <small>（{row.unit}）</small>}
              </th>
              {table.columns.map((column, at) => (
                <td key={column.key} className={`number-cell ${weight(row.level)}`}>
                  <Cell
                    value={row.cells[at] ?? 0}
                    unit={row.unit}
                    label={`${row.label}，${column.label}`}
                    onOpen={onPick && (() => onPick(row.key, column.key))}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const weight = (level: number) => (level === 0 ? 'whole' : 'part')

type CellProps = { value: number; unit: string; label: string; onOpen?: () => void }

function Cell({ value, unit, label, onOpen }: CellProps) {
  if (value === 0) return <span className="none">—</span>
  const words = unit === '%' ? `${value.toFixed(1)}%` : value.toLocaleString('zh-CN')
  if (!onOpen) return <span className="number">{words}</span>
  return (
    <button type="button" className="number" aria-label={`${label}：${words}，查看名单`} onClick={onOpen}>
      {words}
    </button>
  )
}

type Group = { name: string | null; label: string; key: string; across: number }

function groupsOf({ columns }: FilledShape): Group[] {
  const groups: Group[] = []
  for (const { key, label, group } of columns) {
    const last = groups.at(-1)
    if (group !== null && last?.name === group) last.across++
    else groups.push({ name: group, label, key, across: 1 })
  }
  return groups
}

function Headings({ table }: { table: FilledShape }) {
  const groups = groupsOf(table)
  const grouped = groups.some(({ name }) => name !== null)
  const down = grouped ? 2 : 1
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={down} className="number-head corner">
          项目
        </th>
        {groups.map(({ key, name, label, across }) =>
          name === null ? (
            <th key={key} scope="col" rowSpan={down} className="number-head">
              {label}
            </th>
          ) : (
            <th key={key} scope="colgroup" colSpan={across} className="number-head">
              <span>{name}</span>
            </th>
          ),
        )}
      </tr>
      {grouped && (
        <tr>
          {table.columns
            .filter(({ group }) => group !== null)
            .map(({ key, label }) => (
              <th key={key} scope="col" className="number-head below">
                {label.replace(/^其中：/, '')}
              </th>
            ))}
        </tr>
      )}
    </thead>
  )
}

import type { ChartProps } from './chart.tsx'

/** The numbers of a chart; each opens the people it counts. */
export function ChartTable({ label, head = '项目', categories, series, unit, onPick }: ChartProps) {
  const several = series.length > 1
  return (
    <div className="chart-table">
      <table>
        <caption className="unseen">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {series.map((one) => (
              <th key={one.name} scope="col">
                {several ? one.name : `${one.name}${unit ? `（${unit}）` : ''}`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {categories.map((category, at) => (
            <tr key={category}>
              <th scope="row">{category}</th>
              {series.map((one, which) => (
                <td key={one.name} className="number">
                  <Cell value={one.values[at] ?? null} onPick={onPick && (() => onPick(at, which))} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell({ value, onPick }: { value: number | null; onPick?: () => void }) {
  if (value === null) return '—'
  const words = value.toLocaleString('zh-CN')
  if (!onPick || value === 0) return words
  return (
    <button type="button" className="link" onClick={onPick}>
      {words}
    </button>
  )
}

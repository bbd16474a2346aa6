import { lazy, Suspense, useState } from 'react'
import { ChartTable } from './chart-table.tsx'
import { Icon } from './icon.tsx'
import './chart.css'

export type ChartSeries = {
  name: string
  values: (number | null)[]
  /** One of the tokens' colours; in their order when left out. */
  colour?: string
  /** Drawn as a line over columns. */
  line?: boolean
}

export type ChartProps = {
  /** What the chart shows, for those who do not see it and over its table: 年龄结构. */
  label: string
  /** `bar` lies, `column` stands, `ring` takes the first series only. */
  kind: 'bar' | 'column' | 'line' | 'ring'
  categories: string[]
  series: ChartSeries[]
  stacked?: boolean
  unit?: string
  /** In px at the standard type size. */
  height?: number
  /** What the categories are: 年龄段. */
  head?: string
  /** Opens the people behind a bar, a slice, a point or a cell of the table. */
  onPick?: (category: number, series: number) => void
}

const Canvas = lazy(() => import('./chart-canvas.tsx'))

/** A large chart (ECharts, loaded when first shown), with a table that says the same. For few bars: bars.tsx. */
export function Chart(props: ChartProps) {
  const [table, setTable] = useState(false)
  const { height = 280, label } = props
  return (
    <figure className="chart" style={{ '--height': `${height}px` } as React.CSSProperties}>
      <button
        type="button"
        className="chart-flip no-print"
        aria-pressed={table}
        aria-label={table ? `${label}：看图` : `${label}：看表`}
        title={table ? '看图' : '看表'}
        onClick={() => setTable(!table)}
      >
        <Icon name={table ? 'chart' : 'table'} size={18} />
      </button>
      {table ? (
        <ChartTable {...props} />
      ) : (
        <Suspense fallback={<div className="chart-room" />}>
          <Canvas {...props} />
        </Suspense>
      )}
    </figure>
  )
}

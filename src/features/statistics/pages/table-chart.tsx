import { Chart, type ChartSeries } from '#web/kit/chart.tsx'
import { series as colours } from '#web/theme/tokens.ts'
import type { FilledShape } from '../answers/contract.ts'
import type { Pick } from './number-table.tsx'

type Drawn = { kind: 'bar' | 'column'; rows: FilledShape['rows']; columns: number[]; names?: string[] }

/** A table's chart: its lines against 合计, or against the columns that divide it. */
export function TableChart({ table, onPick }: { table: FilledShape; onPick?: Pick }) {
  const drawn = drawnOf(table)
  if (drawn.rows.length < 2) return null
  const series = seriesOf(table, drawn)
  return (
    <Chart
      kind={drawn.kind}
      label={table.title}
      head="项目"
      unit={table.unit}
      categories={drawn.rows.map(({ label }) => label)}
      series={series.map(({ column, ...one }) => one)}
      stacked={series.length > 1}
      height={drawn.kind === 'bar' ? Math.max(220, drawn.rows.length * 26 + 60) : 300}
      onPick={
        onPick &&
        ((row, at) => {
          const [line, column] = [drawn.rows[row], table.columns[series[at]?.column ?? 0]]
          if (line && column) onPick(line.key, column.key)
        })
      }
    />
  )
}

/** Which lines and columns make a readable picture. */
function drawnOf(table: FilledShape): Drawn {
  const parts = table.rows.filter(({ level, unit }) => level > 0 && unit === table.unit)
  const female = table.columns.findIndex(({ key }) => key === 'female')
  const halves = female > 0 ? [0, female] : [0]
  switch (table.id) {
    case 'members-by-age':
    case 'members-by-joined':
    case 'members-by-education':
    case 'members-by-occupation':
    case 'admissions':
      return { kind: 'column', rows: parts, columns: halves }
    case 'members-age-education':
      return { kind: 'column', rows: parts, columns: table.columns.map((_, at) => at).slice(1) }
    case 'members-by-ethnicity':
      // 汉族 would leave the others without a visible bar.
      return { kind: 'bar', rows: parts.filter(({ key }) => key !== '01'), columns: [0] }
    case 'members-by-branch':
      return { kind: 'bar', rows: parts, columns: halves }
    case 'cross-table':
      return crossDrawn(table)
    default:
      return { kind: 'bar', rows: parts.filter(({ cells }) => (cells[0] ?? 0) > 0), columns: [0] }
  }
}

function crossDrawn(table: FilledShape): Drawn {
  const rows = table.rows.filter(({ key }) => key !== 'total')
  const divided = table.columns.length > 1 && table.columns.length <= 9 && table.unit !== '%'
  const columns = divided ? table.columns.map((_, at) => at).slice(1) : [0]
  return { kind: rows.length > 10 ? 'bar' : 'column', rows, columns }
}

type Series = ChartSeries & { column: number }

function seriesOf(table: FilledShape, { rows, columns }: Drawn): Series[] {
  const valuesOf = (column: number) => rows.map(({ cells }) => cells[column] ?? 0)
  const [whole = 0, female] = columns
  if (table.columns[female ?? -1]?.key === 'female' && female !== undefined) {
    const women = valuesOf(female)
    const men = valuesOf(whole).map((n, at) => n - (women[at] ?? 0))
    return [
      { name: '男', values: men, colour: colours[2], column: whole },
      { name: '女', values: women, colour: colours[0], column: female },
    ]
  }
  return columns.map((column) => ({
    name: columns.length === 1 ? table.unit : (table.columns[column]?.label ?? ''),
    values: valuesOf(column),
    column,
  }))
}

import type { FilledCardShape } from '../cards/contract.ts'

/** A card as a chart wants it. */
export type Drawn = {
  kind: 'bar' | 'column' | 'line' | 'ring'
  categories: string[]
  series: { name: string; values: number[] }[]
  unit: string
  stacked: boolean
  /** The values are shares of each series' whole, in percent. */
  shares: boolean
  /** Lying bars of one series: few of them are drawn light. */
  light: boolean
}

/** One decimal, as shares are written. */
const share = (part: number, whole: number | null) => (whole ? Math.round((part / whole) * 1000) / 10 : 0)

/**
 * A card as the chart wants it. Places of different size stand side by side by their shares, where the lines are parts
 * of a whole; rings and funnels are drawn for one place only.
 */
export function drawnOf(card: FilledCardShape): Drawn {
  const places = new Set(card.series.map(({ organizationId }) => organizationId))
  const beside = card.series.length > 1 && (places.size > 1 || card.series[0]?.asOf !== card.series[1]?.asOf)
  const shares = beside && card.series.every(({ whole }) => whole !== null)
  const kind = card.kind === 'funnel' ? 'bar' : card.kind === 'ring' && beside ? 'column' : card.kind
  return {
    kind,
    shares,
    light: kind === 'bar' && card.series.length === 1,
    stacked: card.stacked,
    unit: shares ? '%' : card.unit,
    categories: card.lines.map(({ label }) => label),
    series: card.series.map(({ label, whole }, at) => ({
      name: label,
      values: card.lines.map(({ values }) => (shares ? share(values[at] ?? 0, whole) : (values[at] ?? 0))),
    })),
  }
}

import { addressOf } from '#web/kit/address.ts'
import type { ChartProps } from '#web/kit/chart.tsx'
import type { FilledCardShape } from '../cards/contract.ts'

/** One decimal, as shares are written. */
const share = (part: number, whole: number | null) => (whole ? Math.round((part / whole) * 1000) / 10 : 0)

/**
 * A card as the chart wants it. Places of different size stand side by side by their shares, where the lines are parts
 * of a whole; rings and funnels are drawn for one place only.
 */
export function drawnOf(card: FilledCardShape): Pick<
  ChartProps,
  'kind' | 'categories' | 'series' | 'unit' | 'stacked'
> & {
  shares: boolean
  /** Lying bars of one series: few of them are drawn light. */
  light: boolean
} {
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

/** What the address gets so that the list behind a number opens; where a number leads to another page, that page. */
export function opening(card: FilledCardShape, line: number, series: number) {
  const lead = card.lines[line]?.leads[series]
  if (!lead) return null
  if ('to' in lead) return { to: addressOf(lead.to, lead.question) }
  return {
    open: { card: card.key, line: lead.line, series: lead.series, of: lead.organizationId, on: lead.asOf },
  }
}

import type { BarSeriesOption, LineSeriesOption, PieSeriesOption } from 'echarts/charts'
import type { GridComponentOption, LegendComponentOption } from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import type { FilledCardShape } from '#features/boards/cards/contract.ts'
import { sans } from '#web/theme/tokens.ts'
import { inWords } from './numbers.ts'

export type WallOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | PieSeriesOption | GridComponentOption | LegendComponentOption
>
type Card = Pick<FilledCardShape, 'kind' | 'series' | 'stacked' | 'unit'> & {
  lines: { label: string; values: (number | null)[] }[]
}

/** Gold on wine: light enough to be read from the other end of a hall. */
const wallColours = [
  '#F0C36B',
  '#E5685E',
  '#F39A6B',
  '#8FB8C9',
  '#C9A5D6',
  '#7FB59A',
  '#D9D2C5',
  '#B98C43',
] as const
const light = '#F7E6CC'
const soft = 'rgba(247,230,204,.82)'
const hair = 'rgba(226,197,136,.14)'
const text = 16

const shade = (from: string, to: string) => ({
  type: 'linear' as const,
  x: 0,
  y: 0,
  x2: 0,
  y2: 1,
  colorStops: [
    { offset: 0, color: from },
    { offset: 1, color: to },
  ],
})

/** A card as it is drawn on a wall so wide: columns, a line, a ring. */
export function wallOption(card: Card, width: number): WallOption {
  const common: WallOption = {
    textStyle: { fontFamily: sans, fontSize: text, color: light },
    color: [...wallColours],
  }
  return { ...common, ...(card.kind === 'ring' ? ring(card) : axes(card, width)) }
}

const legendStyle = {
  icon: 'roundRect',
  itemWidth: 14,
  itemHeight: 10,
  textStyle: { fontSize: text, color: light },
}

function axes({ kind, lines, series, stacked }: Card, width: number): WallOption {
  const label = { fontSize: text, color: soft }
  const several = series.length > 1
  return {
    grid: { left: 2, right: 8, top: several ? 40 : 26, bottom: 0, containLabel: true },
    ...(several && { legend: { top: 0, right: 0, ...legendStyle } }),
    xAxis: {
      type: 'category',
      data: lines.map((line) => line.label),
      boundaryGap: kind !== 'line',
      axisTick: { show: false },
      axisLine: { lineStyle: { color: 'rgba(226,197,136,.3)' } },
      axisLabel: { ...label, ...namesOf(lines.length, width) },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      // What is hundreds of times as high as it moves would be a flat line.
      scale: kind === 'line',
      axisLabel: { ...label, hideOverlap: true, fontSize: axisText(width) },
      splitLine: { lineStyle: { color: hair } },
      splitNumber: 4,
    },
    series: series.map((one, at) =>
      kind === 'line'
        ? asLine(one.label, valuesAt(lines, at), at)
        : asColumn(one.label, lines, at, { several, stacked }),
    ),
  }
}

/** A panel at the side of the sheet: smaller letters make room. */
const isNarrow = (width: number) => width < 460
const axisText = (width: number) => (isNarrow(width) ? 12 : text)

/** Up to nine names are all written, in two lines where they must; of more, as many as fit. */
function namesOf(count: number, width: number) {
  const fontSize = axisText(width)
  if (count > 9) return { hideOverlap: true, fontSize }
  const room = Math.floor((width - (isNarrow(width) ? 36 : 70)) / Math.max(1, count)) - 1
  return { interval: 0, width: room, overflow: 'break' as const, fontSize, lineHeight: fontSize + 3 }
}

const valuesAt = (lines: Card['lines'], at: number) => lines.map(({ values }) => values[at] ?? null)

function asLine(name: string, data: (number | null)[], at: number): LineSeriesOption {
  const colour = wallColours[at % wallColours.length] as string
  return {
    type: 'line',
    name,
    data,
    smooth: 0.3,
    showSymbol: false,
    lineStyle: { width: 3, color: colour },
    areaStyle: { color: shade(`${colour}66`, `${colour}00`) },
  }
}

function asColumn(
  name: string,
  lines: Card['lines'],
  at: number,
  { several, stacked }: { several: boolean; stacked: boolean },
): BarSeriesOption {
  const colour = wallColours[at % wallColours.length] as string
  return {
    type: 'bar',
    name,
    data: valuesAt(lines, at).map((value) => value ?? 0),
    stack: stacked ? 'all' : undefined,
    barMaxWidth: 34,
    barGap: '18%',
    itemStyle: { color: shade(colour, `${colour}55`), borderRadius: [4, 4, 0, 0] },
    label: {
      show: lines.length * (several ? 2 : 1) <= 14,
      position: 'top',
      color: light,
      fontSize: text,
      formatter: ({ dataIndex }) => inWords(lines[dataIndex]?.values[at]),
    },
  }
}

function ring({ lines, unit }: Card): WallOption {
  const words = new Map(lines.map(({ label, values }) => [label, `${label}  ${inWords(values[0])}${unit}`]))
  return {
    legend: {
      orient: 'vertical',
      left: '56%',
      top: 'middle',
      itemGap: lines.length > 7 ? 8 : 14,
      ...legendStyle,
      formatter: (name) => words.get(name) ?? name,
    },
    series: [
      {
        type: 'pie',
        radius: ['46%', '78%'],
        center: ['29%', '50%'],
        padAngle: 1.5,
        itemStyle: { borderRadius: 4 },
        label: { show: false },
        data: lines.map(({ label, values }, at) => ({
          name: label,
          value: values[0] ?? 0,
          itemStyle: { color: wallColours[at % wallColours.length] },
        })),
      },
    ],
  }
}

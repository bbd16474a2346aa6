import type { BarSeriesOption, LineSeriesOption, PieSeriesOption } from 'echarts/charts'
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import { series as colours, ink, sans } from '../theme/tokens.ts'
import type { ChartProps } from './chart.tsx'

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | PieSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | TooltipComponentOption
>
/** The size of the text and the width of the whole, in px. */
type Room = { text: number; width: number }

const colourOf = (given: string | undefined, at: number) => given ?? colours[at % colours.length]

/** A chart's data as ECharts wants it, in our colours and type size. */
export function chartOption(props: ChartProps, room: Room): ChartOption {
  const common: ChartOption = {
    textStyle: { fontFamily: sans, fontSize: room.text, color: ink[700] },
    tooltip: tooltip(props, room),
    color: [...colours],
  }
  return props.kind === 'ring' ? { ...common, ...ring(props, room) } : { ...common, ...axes(props, room) }
}

const tooltip = ({ kind, unit = '' }: ChartProps, { text }: Room): TooltipComponentOption => ({
  trigger: kind === 'ring' ? 'item' : 'axis',
  axisPointer: { type: kind === 'line' ? 'line' : 'shadow', shadowStyle: { color: 'rgba(210,171,99,.14)' } },
  valueFormatter: (value) => `${Number(value ?? 0).toLocaleString('zh-CN')} ${unit}`,
  textStyle: { fontSize: text, color: ink[900] },
  borderColor: ink[200],
  confine: true,
})

function legend(series: ChartProps['series'], { text }: Room): LegendComponentOption | undefined {
  if (series.length < 2) return undefined
  const icon = { itemWidth: 11, itemHeight: 11, icon: 'roundRect' }
  return { top: 0, right: 44, type: 'scroll', ...icon, textStyle: { fontSize: text, color: ink[700] } }
}

function axes({ kind, categories, series, stacked, unit }: ChartProps, room: Room): ChartOption {
  const lying = kind === 'bar'
  const label = { fontSize: room.text, color: ink[500] }
  const names = {
    type: 'category' as const,
    data: categories,
    inverse: lying,
    axisTick: { show: false },
    axisLine: { show: !lying, lineStyle: { color: ink[200] } },
    axisLabel: { ...label, color: ink[700], ...(!lying && slanted(categories, room)) },
  }
  const amounts = {
    type: 'value' as const,
    minInterval: 1,
    name: lying ? undefined : unit,
    nameTextStyle: { ...label, align: 'right' as const, padding: [0, 8, 0, 0] },
    axisLabel: { ...label, hideOverlap: true },
    splitLine: { lineStyle: { color: ink[100] } },
  }
  return {
    grid: {
      left: 4 + (lying ? 0 : besideUnit(unit, series, room.text)),
      right: lying ? 56 : 12,
      top: series.length > 1 || unit ? 40 : 16,
      bottom: 4,
      containLabel: true,
    },
    legend: legend(series, room),
    xAxis: lying ? amounts : names,
    yAxis: lying ? names : amounts,
    series: series.map((one, at) =>
      drawn(one, at, { kind, stacked, last: at === series.length - 1, text: room.text }),
    ),
  }
}

/** What a unit of several characters wants beside numbers of few digits, to the left of which it stands. */
function besideUnit(unit: string | undefined, series: ChartProps['series'], text: number): number {
  const most = Math.max(0, ...series.flatMap(({ values }) => values.map((value) => Math.abs(value ?? 0))))
  const digits = Math.round(most).toLocaleString('zh-CN').length * text * 0.55
  return Math.max(0, Math.ceil((unit?.length ?? 0) * text - digits))
}

/** Up to so many names under columns are all written, aslant when they do not fit side by side. */
function slanted(categories: string[], { text, width }: Room) {
  if (categories.length > 14) return { hideOverlap: true }
  const longest = Math.max(0, ...categories.map((name) => name.length))
  const fits = longest * text * categories.length < width - 80
  return { interval: 0, rotate: fits ? 0 : 35 }
}

type Drawn = { kind: ChartProps['kind']; stacked?: boolean; last: boolean; text: number }

function drawn(one: ChartProps['series'][number], at: number, { kind, stacked, last, text }: Drawn) {
  const colour = colourOf(one.colour, at)
  if (kind === 'line' || one.line) {
    const line: LineSeriesOption = {
      type: 'line',
      name: one.name,
      data: one.values,
      symbolSize: 7,
      lineStyle: { width: 2.5, color: colour },
      itemStyle: { color: colour },
      emphasis: { focus: 'series' },
    }
    return line
  }
  const tip = kind === 'bar' ? [0, 3, 3, 0] : [3, 3, 0, 0]
  const bar: BarSeriesOption = {
    type: 'bar',
    name: one.name,
    data: one.values,
    stack: stacked ? 'all' : undefined,
    barMaxWidth: 26,
    itemStyle: { color: colour, borderRadius: stacked && !last ? 0 : tip },
    label: {
      show: !stacked && kind === 'bar',
      formatter: ({ value }) => Number(value).toLocaleString('zh-CN'),
      position: 'right',
      color: ink[700],
      fontSize: text,
    },
  }
  return bar
}

function ring({ categories, series: [first], unit = '' }: ChartProps, { text, width }: Room): ChartOption {
  const narrow = width < 34 * text
  const values = first?.values ?? []
  const sum = values.reduce<number>((total, value) => total + (value ?? 0), 0)
  const share = (name: string) => {
    const value = values[categories.indexOf(name)] ?? 0
    return `${name}  ${value.toLocaleString('zh-CN')}${unit}  ${sum ? ((value / sum) * 100).toFixed(1) : 0}%`
  }
  const place = narrow ? { bottom: 0, left: 'center' } : { right: 36, top: 'middle' }
  return {
    legend: {
      ...place,
      orient: narrow ? 'horizontal' : 'vertical',
      icon: 'roundRect',
      itemWidth: 11,
      itemHeight: 11,
      itemGap: narrow ? 8 : 12,
      formatter: share,
      textStyle: { fontSize: text, color: ink[700] },
    },
    series: [
      {
        type: 'pie',
        name: first?.name,
        radius: narrow ? ['32%', '52%'] : ['54%', '80%'],
        center: narrow ? ['50%', '29%'] : ['26%', '50%'],
        padAngle: 1.5,
        itemStyle: { borderRadius: 4 },
        label: { show: false },
        data: categories.map((name, at) => ({
          name,
          value: values[at] ?? 0,
          itemStyle: { color: colourOf(undefined, at) },
        })),
      },
    ],
  }
}

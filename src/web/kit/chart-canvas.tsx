import { BarChart, LineChart, PieChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef, useState } from 'react'
import type { ChartProps } from './chart.tsx'
import { chartOption } from './chart-option.ts'
import { useTypeSize } from './device.ts'

use([BarChart, LineChart, PieChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/** The drawing itself. */
export default function ChartCanvas(props: ChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<ReturnType<typeof init>>(null)
  const pick = useRef(props.onPick)
  pick.current = props.onPick
  const [width, setWidth] = useState(0)
  const size = useTypeSize()
  useEffect(() => {
    const element = box.current as HTMLDivElement
    const drawn = init(element, null, { renderer: 'svg' })
    chart.current = drawn
    drawn.on('click', (event) => pick.current?.(event.dataIndex, event.seriesIndex ?? 0))
    const sized = new ResizeObserver(() => {
      drawn.resize()
      setWidth(Math.round(element.clientWidth / 20) * 20)
    })
    sized.observe(element)
    return () => {
      sized.disconnect()
      drawn.dispose()
    }
  }, [])
  const { label: _, onPick, height: __, ...shown } = props
  const key = JSON.stringify([shown, size, width])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is all that is drawn
  useEffect(() => {
    if (width === 0) return
    const text = Number.parseFloat(
      getComputedStyle(document.documentElement).getPropertyValue('--text-small'),
    )
    const option = chartOption(props, { text, width })
    chart.current?.setOption({ ...option, animation: !still() }, { notMerge: true })
  }, [key])
  return (
    <div
      ref={box}
      className="chart-room"
      role="img"
      aria-label={inWords(props)}
      data-opens={Boolean(onPick)}
    />
  )
}

/** The chart read aloud; all the numbers are in its table. */
function inWords({ label, categories, series: [first], unit = '' }: ChartProps): string {
  const parts = categories.slice(0, 12).map((category, at) => `${category} ${first?.values[at] ?? 0}${unit}`)
  return `${label}：${parts.join('，')}`
}

import { BarChart, LineChart, PieChart } from 'echarts/charts'
import { GridComponent, LegendComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { inWords } from './numbers.ts'
import type { Card } from './told.ts'
import { wallOption } from './wall-option.ts'

use([BarChart, LineChart, PieChart, GridComponent, LegendComponent, SVGRenderer])

const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches

type Props = { card: Card; onPick: ((line: number, series: number) => void) | undefined }

/** One drawing for as long as its card is on the wall; new numbers move into it, and with the page it is gone. */
export default function WallCanvas({ card, onPick }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<ReturnType<typeof init>>(null)
  const pick = useRef(onPick)
  pick.current = onPick
  useEffect(() => {
    const drawn = init(box.current as HTMLDivElement, null, { renderer: 'svg' })
    chart.current = drawn
    drawn.on('click', (event) => pick.current?.(event.dataIndex, event.seriesIndex ?? 0))
    const sized = new ResizeObserver(() => drawn.resize())
    sized.observe(box.current as HTMLDivElement)
    return () => {
      sized.disconnect()
      drawn.dispose()
      chart.current = null
    }
  }, [])
  const key = JSON.stringify([card.kind, card.series, card.lines.map(({ label, values }) => [label, values])])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is all that is drawn
  useEffect(() => {
    const width = box.current?.clientWidth ?? 0
    chart.current?.setOption({ ...wallOption(card, width), animation: !still() }, { notMerge: true })
  }, [key])
  return (
    <div
      ref={box}
      className="wall-canvas"
      role="img"
      aria-label={readAloud(card)}
      data-opens={Boolean(onPick)}
    />
  )
}

const readAloud = ({ title, lines, unit }: Card) =>
  `${title}：${lines
    .slice(0, 12)
    .map(({ label, values }) => `${label} ${inWords(values[0])}${unit}`)
    .join('，')}`

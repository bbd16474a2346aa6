import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { formatDay } from '#basics/days.ts'
import { ask } from '#web/call.ts'
import { useAddress } from '#web/kit/address.ts'
import { type Bar, Bars } from '#web/kit/bars.tsx'
import { Chart, type ChartProps } from '#web/kit/chart.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import type { CardKey } from '../cards/catalogue/rules.ts'
import type { FilledCardShape } from '../cards/contract.ts'
import { drawnOf } from '../drawn/rules.ts'
import type { CardsAsked } from './asked.ts'
import { opening } from './opening.ts'

/** One card: its picture, what it counts and when; each number opens whoever stands behind it. */
export function CardPanel({
  cardKey,
  title,
  asked,
  wide = false,
}: {
  cardKey: CardKey
  title: string
  asked: CardsAsked
  wide?: boolean
}) {
  const query = useQuery({
    ...ask.boards.cards.show.queryOptions({ input: { key: cardKey, ...asked } }),
    placeholderData: keepPreviousData,
  })
  return (
    <Panel title={title} className={`${classOf(query.data, query.isPlaceholderData)}${wide ? ' wide' : ''}`}>
      <Answered query={query} lines={6}>
        {(card) => <Drawn card={card} />}
      </Answered>
    </Panel>
  )
}

/** A long list stands as high as two of its neighbours. */
const classOf = (card: FilledCardShape | undefined, stale: boolean) =>
  `board-card${stale ? ' stale' : ''}${(card?.lines.length ?? 0) > 12 && card?.kind === 'bar' ? ' tall' : ''}`

function Drawn({ card }: { card: FilledCardShape }) {
  const go = useGo()
  const { change } = useAddress()
  const { shares, light, ...chart } = drawnOf(card)
  const open = (line: number, series: number) => {
    const lead = opening(card, line, series)
    if (lead?.to) go(lead.to)
    else if (lead?.open) change(lead.open, { push: true })
  }
  const none = card.lines.every(({ values }) => values.every((value) => value === 0))
  return (
    <>
      {none ? (
        <Empty title="没有数字">这一天没有要列的。</Empty>
      ) : light ? (
        <Lying card={card} open={(line) => open(line, 0)} />
      ) : (
        <Chart {...chart} label={card.title} head="项目" height={heightOf(chart)} onPick={open} />
      )}
      <p className="board-definition">
        截至{formatDay(card.asOf)}。{card.definition}
        {shares && '比较的是各自的占比。'}
      </p>
    </>
  )
}

/** Lying bars of one series. */
function Lying({ card, open }: { card: FilledCardShape; open: (line: number) => void }) {
  const items = card.lines.map(
    ({ key, label, values: [value = 0], leads: [lead] }, at): Bar => ({
      key,
      label,
      value,
      ...(lead && { onOpen: () => open(at) }),
    }),
  )
  return <Bars items={items} shares={card.series[0]?.whole !== null} />
}

/** Lying bars need room for each; the others are as high as their neighbours. */
const heightOf = ({
  kind,
  categories,
  series,
  stacked,
}: Pick<ChartProps, 'kind' | 'categories' | 'series' | 'stacked'>) =>
  kind === 'bar' ? Math.max(260, categories.length * (stacked ? 28 : 14 + 18 * series.length) + 60) : 280

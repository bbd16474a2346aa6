import { type ComponentType, type LazyExoticComponent, lazy, Suspense } from 'react'
import { Panel } from '../kit/panel.tsx'
import { Skeleton } from '../kit/states.tsx'
import type { Card } from '../page-list.ts'

const loaded = new Map<string, LazyExoticComponent<ComponentType>>()

function partOf(card: Card) {
  const part = loaded.get(card.key) ?? lazy(card.load)
  loaded.set(card.key, part)
  return part
}

/** The parts of the workbench that features bring along. */
export function BroughtCards({ cards }: { cards: Card[] }) {
  return cards.map((card) => {
    const Part = partOf(card)
    const waiting = (
      <Panel>
        <Skeleton lines={3} />
      </Panel>
    )
    return (
      <Suspense key={card.key} fallback={waiting}>
        <Part />
      </Suspense>
    )
  })
}

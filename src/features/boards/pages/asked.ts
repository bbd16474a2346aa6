import { useAddress } from '#web/kit/address.ts'
import { type Comparison, comparisons } from '../cards/rules.ts'

/** What the cards of the page are asked: the place, the day, and what they are compared with; from the address. */
export function useCardsAsked() {
  const { search, change } = useAddress()
  const asOf = typeof search.asOf === 'string' ? search.asOf : undefined
  const compare = comparisons.find((one) => one === search.compare)
  const withIds = [search.with].flat().map(Number).filter(Number.isInteger)
  return { asOf, compare, withIds, change }
}

export type CardsAsked = {
  organizationId?: number
  asOf?: string
  compare?: Comparison
  withIds?: number[]
}

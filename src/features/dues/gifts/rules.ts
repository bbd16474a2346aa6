import type { Day } from '#basics/days.ts'

export const giftStates = ['kept', 'forwarded', 'receipted'] as const
export type GiftState = (typeof giftStates)[number]
export const giftStateNames: Record<GiftState, string> = {
  kept: '待转交',
  forwarded: '已转交，待收据',
  receipted: '已收到中央组织部收据',
}

/**
 * 第十一条 (V): all of it goes to 中央. 由基层党委代收，附该党员的简要情况，逐级转交中央组织部，中央组织部给本人出具收据 (M, the
 * same in the rules of the offices of the centre, article 3).
 */
export const whyNotForward = (given: { state: GiftState; forwardedOn: Day; paidOn: Day; today: Day }) => {
  if (given.state !== 'kept') return { code: 'dues-gift-forwarded', field: 'forwardedOn' }
  const inTime = given.forwardedOn >= given.paidOn && given.forwardedOn <= given.today
  return inTime ? null : { code: 'dues-gift-day', field: 'forwardedOn' }
}

export const whyNotReceipt = (given: {
  state: GiftState
  forwardedOn: Day | null
  receiptedOn: Day
  today: Day
}) => {
  if (given.state !== 'forwarded' || given.forwardedOn === null)
    return { code: 'dues-gift-not-forwarded', field: 'receiptedOn' }
  const inTime = given.receiptedOn >= given.forwardedOn && given.receiptedOn <= given.today
  return inTime ? null : { code: 'dues-gift-receipt-day', field: 'receiptedOn' }
}

import type { Zone } from '#basics/sensitivity.ts'

/** How far a short message has come on its way over the other network. */
export const crossingStates = [
  'waiting',
  'reading',
  'left',
  'arrived',
  'sending',
  'sent',
  'delivered',
  'failed',
  'unknown',
  'lapsed',
  'withdrawn',
] as const
export type CrossingState = (typeof crossingStates)[number]
export const crossingStateNames: Record<CrossingState, string> = {
  waiting: '等待装包',
  reading: '随包等待放行',
  left: '已随包送出',
  arrived: '外网已收到，待发',
  sending: '外网正在发',
  sent: '外网已发，等回执',
  delivered: '已送达',
  failed: '没有送达',
  unknown: '结果不明',
  lapsed: '过期未发',
  withdrawn: '已撤回',
}

/** Of these something is still to come: they are the number that wait. */
const stillOpen: readonly CrossingState[] = ['waiting', 'reading', 'left', 'arrived', 'sending', 'sent']

/** The states there are in a network: outside a message begins when it has arrived, inside nobody sees it being dialled. */
export const statesIn = (zone: Zone): CrossingState[] =>
  crossingStates.filter((state) =>
    zone === 'intranet' ? state !== 'sending' : !['waiting', 'reading', 'left'].includes(state),
  )

export const openStatesIn = (zone: Zone): CrossingState[] =>
  statesIn(zone).filter((state) => stillOpen.includes(state))

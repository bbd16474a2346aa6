import type { Day } from '#basics/days.ts'
import type { Fen } from '#basics/money.ts'

export type Using = {
  fen: Fen
  balanceFen: Fen
  usedOn: Day
  today: Day
  /** The day of the decision; null where none is told. */
  decidedOn: Day | null
  /** What the decision is known by, a note or a meeting. */
  decision: string | null
}

/**
 * 第十七条 (V): 量入为出. No more than there is. 第二十条 (V): 集体讨论决定, before the money is used. That the purpose is one
 * of 第十九条 the list itself sees to.
 */
export function whyNotUse({ fen, balanceFen, usedOn, today, decidedOn, decision }: Using) {
  if (usedOn > today) return { code: 'dues-use-future', field: 'usedOn' }
  if (!decision || !decidedOn) return { code: 'dues-use-decision', field: 'decision' }
  if (decidedOn > usedOn) return { code: 'dues-use-before-decision', field: 'decidedOn' }
  return fen > balanceFen ? { code: 'dues-use-beyond', field: 'fen' } : null
}

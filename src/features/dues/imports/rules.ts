import type { Fen } from '#basics/money.ts'

export const outcomes = ['matched', 'unmatched', 'double', 'wrongAmount'] as const
export type Outcome = (typeof outcomes)[number]
export const outcomeNames: Record<Outcome, string> = {
  matched: '相符',
  unmatched: '找不到人或月份',
  double: '重复',
  wrongAmount: '金额不符',
}
export const answers = ['entered', 'setAside'] as const
export const answerNames = { entered: '已入账', setAside: '不入账' }

/** A line of the file beside what the register says. `openFen`: of its month; null when nothing is owed for it. */
export type Compared = {
  known: boolean
  nameFits: boolean
  openFen: Fen | null
  fen: Fen
  /** The reference was read before, or the same month of the same person stands further up. */
  seen: boolean
}

/** What a line is found to be: only what is the same in everything enters by itself. */
export function outcomeOf({ known, nameFits, openFen, fen, seen }: Compared): Outcome {
  if (!known || !nameFits) return 'unmatched'
  if (seen || openFen === 0) return 'double'
  if (openFen === null) return 'unmatched'
  return openFen === fen ? 'matched' : 'wrongAmount'
}

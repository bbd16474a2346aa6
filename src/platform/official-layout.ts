/** Where the centre of a seal belongs: on which page, and how many points from its left and upper edge. */
export type SealPlace = { at: number; page: number; x: number; y: number }
/** Where something stands: the beginning and the end of the text, the imprint. */
export type Mark = { k: string; page: number }
/** One way to set the pages: how many lines each has, and whether the last paragraph goes with the signature. */
export type Plan = { lines: number; keep: boolean }
export type Tried<T> = { document: T; pages: number; seals: SealPlace[]; marks: Mark[] }

/**
 * GB/T 9704-2012 5.2.2 (V): 22 lines a page, "特定情况可以作适当调整". So that the seal stands on a page with text, and the
 * first page shows some, other numbers of lines are tried, and at last the last paragraph is moved along.
 */
const plans: Plan[] = [
  { lines: 22, keep: false },
  { lines: 23, keep: false },
  { lines: 21, keep: false },
  { lines: 20, keep: false },
  { lines: 22, keep: true },
]

/** Sets a document in the first way that breaks no rule, or in the way that breaks least. */
export function layOut<T>(compile: (plan: Plan) => Tried<T>): Tried<T> & Plan & { textEnds: number } {
  let best: { cost: number; tried: Tried<T>; plan: Plan } | null = null
  for (const plan of plans) {
    const tried = compile(plan)
    const cost = costOf(plan, tried)
    if (!best || cost < best.cost) best = { cost, tried, plan }
    if (best.cost === 0) break
  }
  if (!best) throw new Error('no plan was tried')
  return { ...best.tried, ...best.plan, textEnds: pageOf(best.tried.marks, 'bodyend') }
}

/**
 * 0: as the standard has it. A seal on a page without text (此页无正文) is worst, then a first page without text, then
 * a blank page before the imprint; another number of lines costs little.
 */
function costOf({ lines, keep }: Plan, { seals, marks }: Tried<unknown>): number {
  const begins = pageOf(marks, 'bodystart')
  const ends = pageOf(marks, 'bodyend')
  let cost = Math.abs(lines - 22) + (keep ? 3 : 0)
  if (begins !== 1) cost += 500
  if (seals[0]?.page !== ends) cost += 1000
  if (pageOf(marks, 'imprint') > pageOf(marks, 'end') + 1) cost += 10
  return cost
}

const pageOf = (marks: Mark[], k: string) => marks.find((mark) => mark.k === k)?.page ?? 0

/** Where the centre of a seal belongs: on which page, and how many points from its left and upper edge. */
export type SealPlace = { at: number; page: number; x: number; y: number }
/**
 * Where something stands, in points from the upper edge of its page: `bodystart`, `bodyend` of the text, `noteend` of
 * 附件说明, `signature` its upper edge, `signed` its lower one, `end` of everything, `imprint` its upper edge; `uneven`:
 * a table in the text, whose rows are not lines of the page; `attached`: an attachment behind the signature.
 */
export type Mark = { k: string; page: number; y: number }
/** One way to set the pages: how many lines each has, and whether the last paragraph goes with the signature. */
export type Plan = { lines: number; keep: boolean }
export type Tried<T> = { document: T; pages: number; seals: SealPlace[]; marks: Mark[] }

const usual: Plan = { lines: 22, keep: false }
/**
 * GB/T 9704-2012 5.2.2 (V): 22 lines a page, "特定情况可以作适当调整". So that the seal stands on a page with text, and the
 * first page shows some, other numbers of lines are tried, and at last the last paragraph is moved along.
 */
const others: Plan[] = [
  { lines: 23, keep: false },
  { lines: 21, keep: false },
  { lines: 20, keep: false },
  { lines: 22, keep: true },
]

/**
 * Sets a document in the first way that breaks no rule, or in the way that breaks least. Setting it costs; a way that
 * cannot be better than what was found is not tried.
 */
export function layOut<T>(compile: (plan: Plan) => Tried<T>): Tried<T> & Plan & { textEnds: number } {
  const first = compile(usual)
  let best = { cost: faultsOf(first), tried: first, plan: usual }
  for (const plan of others) {
    const least = costOf(plan)
    if (best.cost <= least || !promises(plan, first)) continue
    const tried = compile(plan)
    const cost = least + faultsOf(tried)
    if (cost < best.cost) best = { cost, tried, plan }
  }
  return { ...best.tried, ...best.plan, textEnds: pageOf(best.tried.marks, 'bodyend') }
}

/** Another number of lines costs little. */
const costOf = ({ lines, keep }: Plan) => Math.abs(lines - usual.lines) + (keep ? 3 : 0)

/**
 * 0: no rule is broken. A seal on a page without text (此页无正文) is worst, then a first page without text, then a blank
 * page before the imprint.
 */
function faultsOf({ seals, marks }: Tried<unknown>): number {
  let cost = 0
  if (pageOf(marks, 'bodystart') !== 1) cost += 500
  if (seals[0]?.page !== pageOf(marks, 'bodyend')) cost += 1000
  if (pageOf(marks, 'imprint') > pageOf(marks, 'end') + 1) cost += 10
  return cost
}

/** GB/T 9704-2012 5.2.1 (V): the text is 225 mm high, from 37 mm down. */
const millimetre = 72 / 25.4
const [top, height] = [37 * millimetre, 225 * millimetre]
const foot = top + height

/**
 * Whether another number of lines may mend what is wrong with the usual one, as far as that can be counted: the lines
 * of the text are the same, only fewer or more to a page. What cannot be counted is worth trying.
 */
function promises({ lines, keep }: Plan, { marks }: Tried<unknown>): boolean {
  const has = (k: string) => marks.find((mark) => mark.k === k)
  const [ends, note, signature, signed] = ['bodyend', 'noteend', 'signature', 'signed'].map(has)
  if (keep || !ends || !signature || !signed || has('uneven') || pageOf(marks, 'bodystart') !== 1) return true
  const pitch = height / usual.lines
  const down = ({ page, y }: Mark) => (page - 1) * usual.lines + Math.round((y - top) / pitch)
  const text = down(ends)
  const all = text + (note ? down(note) - text : 0) + Math.round((signed.y - signature.y) / pitch)
  const page = Math.ceil(text / lines)
  if (all > page * lines) return false
  const imprint = has('imprint')
  if (!imprint || has('attached') || page % 2) return true
  // On its last page, an even one, the imprint needs its own height and a line more.
  return (page * lines - all - 1) * (height / lines) >= foot - imprint.y
}

const pageOf = (marks: Mark[], k: string) => marks.find((mark) => mark.k === k)?.page ?? 0

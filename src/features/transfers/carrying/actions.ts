import type { Day } from '#basics/days.ts'
import { groupStands } from '#features/people/changes/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { type BatchAct, type Left, lettersOf } from '../batches/rules.ts'
import { writeLetter } from '../letters/writing/actions.ts'
import { carryOn, courseOf, factsOf, mayAct } from '../moving/actions.ts'
import type { TransferRow } from '../queries.ts'
import { placeInGroup, takeOver, whyNotTakeOver } from '../registering/actions.ts'
import { whyNot } from '../steps/rules.ts'
import { words } from '../words.ts'

export type How = { days: number; groupId: number | null; acceptedOn?: Day | undefined }

/**
 * Does one step with many who are held: those it is not possible for stay where they are, each with the reason; who has
 * passed this step already, or was taken out, is passed over in silence.
 */
export async function carryThrough(
  ctx: Context,
  rows: TransferRow[],
  act: BatchAct,
  how: How,
): Promise<{ done: number; left: Left[] }> {
  const on = act === 'fileReceipt' ? (how.acceptedOn ?? ctx.today) : ctx.today
  const ready: TransferRow[] = []
  const left: Left[] = []
  for (const row of rows) {
    const why = await whyNotCarry(ctx, row, act, on, how)
    if (why === null) ready.push(row)
    else if (why !== 'transfer-elsewhere' && why !== 'transfer-over')
      left.push({ personId: row.personId, name: row.personName, why: words[why]?.(factsOf(row)) ?? why })
  }
  if (ready.length === 0 && left.length === 0) throw new Refusal('conflict', 'batch-nobody', {})
  if (act === 'issue') await issueAll(ctx, ready, how.days)
  else for (const row of ready) await carryOne(ctx, row, act, on, how.groupId)
  return { done: ready.length, left }
}

/** Why one of them cannot go along. */
async function whyNotCarry(ctx: Context, row: TransferRow, act: BatchAct, on: Day, how: How) {
  const why = whyNot(courseOf(row), act, on, ctx.today)
  if (why) return why
  if (!mayAct(ctx, row, act)) return 'not-your-turn'
  if (act === 'issue' && row.paidUntil === null) return 'letter-dues-unknown'
  if (act === 'fileReceipt' && row.kind === 'outgoing' && !how.acceptedOn) return 'receipt-day'
  if (act === 'place' && how.groupId !== null && !(await groupStands(ctx, how.groupId, row.toId ?? 0)))
    return 'group-not-there'
  return takesOver(row, act) ? whyNotTakeOver(ctx, row) : null
}

const takesOver = ({ kind }: TransferRow, act: BatchAct) =>
  act === 'accept' || (act === 'place' && kind === 'within') || (act === 'fileReceipt' && kind === 'outgoing')

/** One letter with a list for those of each sending committee. */
async function issueAll(ctx: Context, rows: TransferRow[], days: number): Promise<void> {
  for (const together of lettersOf(rows)) {
    const { letterId, validUntil, number } = await writeLetter(ctx, together, days)
    for (const row of together)
      await carryOn(ctx, row, 'issue', { validUntil, note: number, change: { letter_id: letterId } })
  }
}

async function carryOne(ctx: Context, row: TransferRow, act: BatchAct, on: Day, groupId: number | null) {
  if (act === 'place') await placeInGroup(ctx, row, groupId)
  const taken = takesOver(row, act)
    ? { change_id: await takeOver(ctx, row, { on, toId: row.toId, groupId }) }
    : {}
  await carryOn(ctx, row, act, { on, change: { ...taken, ...(act === 'place' && { group_id: groupId }) } })
}

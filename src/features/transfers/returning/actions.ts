import { getPerson } from '#features/people/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { type Goal, goalOf } from '../beginning/actions.ts'
import { voidIfUnused } from '../letters/writing/actions.ts'
import { carryOn, holdFor } from '../moving/actions.ts'
import { obstaclesOf } from '../obstacles/actions.ts'
import { placeOf } from '../places/queries.ts'
import type { TransferChange, TransferRow } from '../queries.ts'
import { type Ground, kindOf } from '../rules.ts'

type Dues = { paidUntil?: string | undefined; arrears?: string | undefined }
const duesIn = ({ paidUntil, arrears }: Dues): TransferChange => ({
  ...(paidUntil !== undefined && { paid_until: paidUntil }),
  ...(arrears !== undefined && { arrears: arrears || null }),
})

/** The branch has looked at what its member asked for, and begins. */
export async function startDraft(
  ctx: Context,
  id: number,
  { note, endsPosts, ...dues }: Dues & { endsPosts: boolean; note: string | null },
): Promise<void> {
  const row = await holdFor(ctx, id, 'start')
  const person = await getPerson(ctx, row.personId)
  const target = row.toId === null ? null : await placeOf(ctx, row.toId)
  const found = await obstaclesOf(ctx, person, target, endsPosts)
  const [first] = found.filter(({ code }) => code !== 'transfer-open-already')
  if (first) throw new Refusal('conflict', first.code, { name: person.name, ...first.facts })
  await carryOn(ctx, row, 'start', { note, change: { ...duesIn(dues), ends_posts: endsPosts } })
}

/** Sent back with a plain reason: whoever began it repairs it and reports again. */
export async function sendBackTransfer(
  ctx: Context,
  id: number,
  { ground, note }: { ground: Ground; note: string },
): Promise<void> {
  const row = await holdFor(ctx, id, 'sendBack')
  await carryOn(ctx, row, 'sendBack', {
    note,
    change: { sent_back_ground: ground, sent_back_note: note, sent_back_by: ctx.actor.name },
  })
}

/** Repaired: another goal, other dues, or a word on what was done; it goes back to who sent it back. */
export async function repairTransfer(
  ctx: Context,
  id: number,
  { note, ...given }: Goal & Dues & { note: string },
): Promise<void> {
  const row = await holdFor(ctx, id, 'repair')
  const moved =
    given.toId !== undefined || given.outside !== undefined ? await newGoal(ctx, row, given) : null
  await carryOn(ctx, row, 'repair', {
    note,
    elsewhere: moved?.elsewhere ?? false,
    ...(moved && { places: moved.places }),
    change: { ...duesIn(given), ...moved?.change },
  })
  if (moved?.elsewhere) await voidIfUnused(ctx, row, `补正：${note}`)
}

async function newGoal(ctx: Context, row: TransferRow, given: Goal) {
  const goal = await goalOf(ctx, given)
  const target = typeof goal === 'string' ? null : goal
  const [toId, toCommitteeId] = [target?.id ?? null, target?.committeeId ?? null]
  if (toId !== null && toId === row.fromId)
    throw new Refusal('conflict', 'transfer-same-branch', { field: 'toId', name: row.personName })
  const toName = typeof goal === 'string' ? goal : goal.name
  const elsewhere = toCommitteeId !== row.toCommitteeId || (target === null && toName !== row.toName)
  const from = { id: row.fromId ?? 0, committeeId: row.fromCommitteeId ?? 0 }
  const kind = kindOf(from, target)
  const change: TransferChange = {
    kind,
    to_id: toId,
    to_committee_id: toCommitteeId,
    to_name: toName,
    ...(elsewhere && { letter_id: null }),
  }
  return { elsewhere: elsewhere || kind !== row.kind, kind, places: { toId, toCommitteeId }, change }
}

/** Taken back before anybody accepted; a letter that nobody needs any more is voided. */
export async function withdrawTransfer(ctx: Context, id: number, reason: string): Promise<void> {
  const row = await holdFor(ctx, id, 'withdraw')
  await carryOn(ctx, row, 'withdraw', { note: reason, change: { withdrawn_because: reason } })
  await voidIfUnused(ctx, row, `撤回：${reason}`)
}

import { getOrganization } from '#features/organizations/queries.ts'
import { getPerson } from '#features/people/queries.ts'
import { type BatchStart, beginBatch } from '#features/transfers/batches/actions.ts'
import { transfersOfBatch } from '#features/transfers/batches/queries.ts'
import { beginTransfer } from '#features/transfers/beginning/actions.ts'
import { obstaclesOf } from '#features/transfers/obstacles/actions.ts'
import { placeOf } from '#features/transfers/places/queries.ts'
import { words } from '#features/transfers/words.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { type DifferenceRow, setAccepted } from '../../differences/queries.ts'
import { explanationOf, sameWay } from '../rules.ts'

export type Terms = { paidUntil: string; endsPosts: boolean; reason?: string | undefined }

/**
 * Accepts the move of a member: opens the transfer that carries it out. The register changes when that is accepted.
 * @throws Refusal difference-target-unknown; transfer-…
 */
export async function openTransferFor(
  ctx: Context,
  difference: DifferenceRow,
  { paidUntil, endsPosts, reason }: Terms,
): Promise<void> {
  const transferId = await beginTransfer(ctx, {
    personId: difference.subject_id,
    toId: targetOf(difference),
    paidUntil,
    endsPosts,
    cause: 'unitChanged',
    origin: 'unitChange',
    explanation: explanationOf(difference),
  })
  await noteAccepted(ctx, difference, transferId, reason)
}

/** @throws Refusal difference-target-unknown */
function targetOf({ target_id, master_value }: DifferenceRow): number {
  if (target_id === null)
    throw new Refusal('conflict', 'difference-target-unknown', { code: master_value ?? '' })
  return target_id
}

async function noteAccepted(
  ctx: Context,
  difference: DifferenceRow,
  transferId: number,
  reason: string | undefined,
): Promise<void> {
  await setAccepted(ctx, difference.id, reason ?? null, transferId)
  ctx.record({
    action: 'difference.accepted',
    subject: { kind: 'person', id: difference.subject_id, name: difference.name },
    path: difference.path,
    before: { [difference.field]: difference.register_text },
    after: { [difference.field]: difference.master_text, difference: difference.id, transferId },
    reason: reason ?? null,
  })
}

export type Opened = {
  transfers: number
  batches: number[]
  left: { differenceId: number; name: string; why: string }[]
}

/** Opens the transfers of many; those who go the same way go as one batch. Whoever cannot go waits on, with the reason. */
export async function openTransfersFor(
  ctx: Context,
  differences: DifferenceRow[],
  terms: Terms,
): Promise<Opened> {
  const opened: Opened = { transfers: 0, batches: [], left: [] }
  const ready: DifferenceRow[] = []
  for (const difference of differences) {
    const why = await whyNotGo(ctx, difference, terms.endsPosts)
    if (why) opened.left.push({ differenceId: difference.id, name: difference.name, why })
    else ready.push(difference)
  }
  for (const group of sameWay(ready)) {
    const [first] = group
    if (group.length === 1 && first) await openTransferFor(ctx, first, terms)
    else opened.batches.push(await openBatch(ctx, group, terms))
    opened.transfers += group.length
  }
  return opened
}

/** What stands in the way, in words; null: nothing. */
async function whyNotGo(ctx: Context, difference: DifferenceRow, endsPosts: boolean): Promise<string | null> {
  const target = await placeOf(ctx, targetOf(difference))
  const person = await getPerson(ctx, difference.subject_id)
  const [first] = await obstaclesOf(ctx, person, target, endsPosts)
  return first ? (words[first.code]?.({ name: person.name, ...first.facts }) ?? first.code) : null
}

async function openBatch(ctx: Context, group: DifferenceRow[], terms: Terms): Promise<number> {
  const [first] = group as [DifferenceRow]
  const organizationId = first.place_id ?? 0
  const { name, short_name: shortName } = await getOrganization(ctx, organizationId)
  const start: BatchStart = {
    organizationId,
    personIds: group.map((one) => one.subject_id),
    toId: targetOf(first),
    title: `${shortName ?? name}单位变动`,
    basis: explanationOf(first),
    cause: 'unitChanged',
    paidUntil: terms.paidUntil,
    endsPosts: terms.endsPosts,
  }
  const id = await beginBatch(ctx, start)
  const begun = new Map((await transfersOfBatch(ctx, id)).map((row) => [row.personId, row.id]))
  for (const difference of group)
    await noteAccepted(ctx, difference, begun.get(difference.subject_id) as number, terms.reason)
  return id
}

import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { factsOf, sealName } from '../register/actions.ts'
import { type FoundSeal, holdSeal } from '../register/queries.ts'
import { useStatusNames, whyNotApprove, whyNotUsable } from '../rules.ts'
import { stamp } from '../stamping/jobs.ts'
import { sealAnywhere, showUse } from '../uses/actions.ts'
import { type FoundUse, holdUse, usesById } from '../uses/queries.ts'
import { setApproved, setDeclined, setRevoked, setWithdrawn } from './queries.ts'

const subjectOf = (use: FoundUse) => ({ kind: 'sealUse', id: use.id, name: sealName(use) })

/** A use within reach in one of these states, held. */
async function holdIn(ctx: Context, id: number, ...states: FoundUse['status'][]): Promise<FoundUse> {
  const use = await holdUse(ctx, id)
  if (!use) throw new Refusal('not-found', 'not-found', { id })
  if (!states.includes(use.status))
    throw new Refusal('conflict', 'seal-use-decided', { status: useStatusNames[use.status] })
  return use
}

/** The same, of a seal that is one's own to decide about: a joint issuer sees the use, but is not asked. */
async function holdOwn(ctx: Context, id: number, ...states: FoundUse['status'][]): Promise<FoundUse> {
  const use = await holdUse(ctx, id)
  if (!use?.own) throw new Refusal('not-found', 'not-found', { id })
  return holdIn(ctx, id, ...states)
}

async function answer(ctx: Context, id: number) {
  const [use] = await usesById(ctx, [id])
  return showUse(ctx)(use as FoundUse)
}

export async function approveUse(ctx: Context, { id }: { id: number }) {
  const use = await holdOwn(ctx, id, 'applied')
  const own = whyNotApprove(use.accountId, ctx.actor.accountId)
  if (own) throw new Refusal('conflict', own)
  if (use.documentStatus === 'voided') throw new Refusal('conflict', 'document-voided-seal')
  await holdSeal(ctx, use.sealId)
  const seal = (await sealAnywhere(ctx, use.sealId)) as FoundSeal
  const refusal = whyNotUsable(seal)
  if (refusal) throw new Refusal('conflict', refusal, factsOf(seal))

  await setApproved(ctx, id)
  await ctx.later(stamp, { documentId: use.documentId })
  recordUse(ctx, use, 'seal.approved')
  return answer(ctx, id)
}

export async function declineUse(ctx: Context, { id, reason }: { id: number; reason: string }) {
  const use = await holdOwn(ctx, id, 'applied')
  await setDeclined(ctx, id, reason)
  recordUse(ctx, use, 'seal.declined', reason)
  return answer(ctx, id)
}

export async function withdrawUse(ctx: Context, { id }: { id: number }) {
  const use = await holdIn(ctx, id, 'applied')
  if (use.accountId !== ctx.actor.accountId) throw new Refusal('conflict', 'seal-not-own-application')
  await setWithdrawn(ctx, id)
  recordUse(ctx, use, 'seal.withdrawn')
  return answer(ctx, id)
}

/** Begins the stamping once more, without waiting for the sweep. */
export async function stampAgain(ctx: Context, { id }: { id: number }) {
  const use = await holdOwn(ctx, id, 'approved')
  await ctx.later(stamp, { documentId: use.documentId })
  recordUse(ctx, use, 'seal.stampedAgain')
  return answer(ctx, id)
}

/** The seal stays on the paper; whoever checks it hears that it no longer counts. */
export async function revokeUse(ctx: Context, { id, reason }: { id: number; reason: string }) {
  const use = await holdOwn(ctx, id, 'stamped')
  await setRevoked(ctx, id, reason)
  recordUse(ctx, use, 'seal.revoked', reason)
  return answer(ctx, id)
}

const recordUse = (ctx: Context, use: FoundUse, action: string, reason?: string) =>
  ctx.record({
    action,
    subject: subjectOf(use),
    path: use.path,
    after: { documentNumber: use.documentNumber, title: use.documentTitle },
    reason,
  })

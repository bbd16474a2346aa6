import type { Context } from '#platform/context.ts'
import type { Manifest } from '#platform/exchange/manifest.ts'
import { handPackage } from '../handing/jobs.ts'
import { isKind, kindsOf, otherZone } from '../kinds/rules.ts'
import { handedAgain, missingBelow } from '../packages/rules.ts'
import { setConfirmed } from '../packages/writing/queries.ts'
import {
  agreementsOf,
  lastOf,
  type Partner,
  setAgreement,
  standingDigest,
  waitingNumbers,
} from '../queries.ts'
import { sentUnconfirmed, setHeard } from './queries.ts'

/** What we say to the other side of its packages, and how what we have of its kinds stands here. */
export async function receiptNow(ctx: Context, partner: Partner): Promise<Manifest['receipt']> {
  const { number } = await lastOf(ctx, partner.id, 'in')
  const waiting = await waitingNumbers(ctx, partner.id)
  const standing: Manifest['standing'] = {}
  for (const kind of kindsOf(otherZone(ctx.zone)))
    standing[kind] = await standingDigest(ctx, partner.id, 'in', kind)
  return { have: number, waiting, missing: missingBelow(number, waiting), standing }
}

/**
 * What the other side says of ours: packages that arrived are confirmed, missing ones are handed over once more, and a kind
 * that does not stand there as it should is sent anew as a whole. Older receipts than the last say nothing new.
 */
export async function hearReceipt(
  ctx: Context,
  partner: Partner,
  { number, receipt }: Pick<Manifest, 'number' | 'receipt'>,
): Promise<void> {
  if (number <= partner.theirNumber) return
  const last = (await lastOf(ctx, partner.id, 'out')).number
  const have = Math.min(receipt.have, last)
  await setHeard(ctx, partner.id, number, Math.max(have, partner.theirHave))
  const confirmed = await setConfirmed(ctx, partner.id, have)
  const sent = await sentUnconfirmed(ctx, partner.id)
  for (const id of handedAgain(sent, receipt, ctx.now)) await ctx.later(handPackage, { id })
  for (const [kind, said] of Object.entries(receipt.standing))
    if (isKind(kind)) await hearStanding(ctx, partner.id, { kind, ...said }, have === last)
  if (confirmed.length > 0)
    ctx.record({
      action: 'exchange.confirmed',
      subject: { kind: 'exchangePartner', id: partner.id, name: partner.name },
      after: { number: have },
    })
}

type Said = { kind: string; count: number; digest: string }
/** `all`: it has all that we have sent, so that both sides must be the same now. */
async function hearStanding(ctx: Context, partnerId: number, said: Said, all: boolean): Promise<void> {
  const before = (await agreementsOf(ctx, partnerId)).find((one) => one.kind === said.kind)
  const ours = await standingDigest(ctx, partnerId, 'out', said.kind)
  const amiss = all && ours.digest !== said.digest && before?.wholeFor !== said.digest
  await setAgreement(ctx, partnerId, {
    ...said,
    wholeDue: amiss || (before?.wholeDue ?? false),
    wholeFor: amiss ? said.digest : (before?.wholeFor ?? null),
  })
}

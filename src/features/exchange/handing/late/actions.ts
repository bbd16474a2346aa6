import type { Context } from '#platform/context.ts'
import { handedAgain } from '../../packages/rules.ts'
import { partnerNow } from '../../queries.ts'
import { sentUnconfirmed } from '../../receipts/queries.ts'
import { handPackage } from '../jobs.ts'

/** The other side has told nothing of it for the better part of a day: the last one may be lost, with nothing after it. */
export async function handLate(ctx: Context): Promise<void> {
  const partner = await partnerNow(ctx)
  if (!partner) return
  const silent = { have: partner.theirHave, waiting: [], missing: [] }
  for (const id of handedAgain(await sentUnconfirmed(ctx, partner.id), silent, ctx.now))
    await ctx.later(handPackage, { id })
}

import type { Context } from '#platform/context.ts'
import { hearReport } from '../../replies/actions.ts'
import { setUnknown } from '../../sending/queries.ts'
import { outwardAdapter } from '../actions.ts'
import { endOutward, outwardByKey, setOutwardSent } from '../queries.ts'
import type { CrossingReceipt } from '../rules.ts'

/** What the other network tells of a message; told again it says nothing new, and a late word is heard all the same. */
export async function hearOutward(
  ctx: Context,
  { message, outcome, because }: CrossingReceipt,
): Promise<void> {
  const found = await outwardByKey(ctx, message)
  if (!found) return
  if (outcome === 'sent') return void (await setOutwardSent(ctx, found.id))
  if (found.endedAt === null) await endOutward(ctx, found.id)
  if (outcome === 'unknown') await setUnknown(ctx, found.deliveryId, because ?? '')
  else
    await hearReport(ctx, outwardAdapter, {
      id: message,
      delivered: outcome === 'delivered',
      state: outcome === 'delivered' ? '' : because || `outward-${outcome}`,
    })
}

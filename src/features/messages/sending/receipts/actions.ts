import type { Context } from '#platform/context.ts'
import { fromParts } from '../rules.ts'
import { partsOf, reportPart, settle } from './queries.ts'

type Report = { id: string; delivered: boolean; state: string }

/** Keeps what a carrier says of a message. It may come twice, and before we know the name it speaks of. Answers whether it failed. */
export async function keepReport(ctx: Context, gateway: string, report: Report): Promise<boolean> {
  const deliveryId = await reportPart(ctx, gateway, report)
  return deliveryId !== null && settleFromParts(ctx, deliveryId)
}

/** What all parts together make of a delivery. */
export async function settleFromParts(ctx: Context, deliveryId: number): Promise<boolean> {
  const parts = await partsOf(ctx, deliveryId)
  const status = fromParts(parts)
  if (!status) return false
  const because = status === 'failed' ? (parts.find(({ delivered }) => !delivered)?.state ?? null) : null
  await settle(ctx, deliveryId, { status, because: status === 'failed' ? because || '未送达' : null })
  return status === 'failed'
}

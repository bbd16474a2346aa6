import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { holdPartner } from '../queries.ts'
import { refuseUnlessWhole } from '../reach/actions.ts'
import type { queue } from './contract.ts'
import { setQueue } from './queries.ts'
import { type QueueMove, whyNotQueue } from './rules.ts'

const deeds: Record<QueueMove, string> = { ask: 'queueAsked', agree: 'queueAgreed', end: 'queueEnded' }

async function move(ctx: Context, to: QueueMove, reason: string | null = null) {
  refuseUnlessWhole(ctx)
  const partner = await holdPartner(ctx)
  const { queueAskedAt: askedAt, queueAskedAccountId: askedBy, queueAgreedAt: agreedAt } = partner
  const why = whyNotQueue(to, { zone: ctx.zone, askedAt, askedBy, agreedAt }, ctx.actor.accountId)
  if (why) throw new Refusal('conflict', why)
  await setQueue(ctx, partner.id, to)
  ctx.record({
    action: `exchange.${deeds[to]}`,
    subject: { kind: 'exchangePartner', id: partner.id, name: partner.name },
    ...(reason && { reason }),
  })
  return {}
}

export const queueActions: ActionsOf<typeof queue> = {
  ask: (ctx) => move(ctx, 'ask'),
  agree: (ctx) => move(ctx, 'agree'),
  end: (ctx, { reason }) => move(ctx, 'end', reason),
}

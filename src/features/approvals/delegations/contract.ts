import { z } from 'zod'
import { day, endpoint } from '#basics/contract.ts'

const id = z.number().int().positive()
const Delegation = z.object({
  id,
  delegateId: id,
  delegateName: z.string(),
  fromOn: day,
  untilOn: day,
  kinds: z.array(z.object({ kind: z.string(), name: z.string() })).nullable(),
  reason: z.string(),
})

const own = endpoint.meta({ permission: 'approvals.use' })

/** 委托代理: one rule a person, from a day to a day. */
export const delegations = {
  get: own.route({ method: 'GET', path: '/own/delegation', summary: '我的委托，以及委托给我的' }).output(
    z.object({
      own: Delegation.nullable(),
      lent: z.array(z.object({ name: z.string(), fromOn: day, untilOn: day })),
    }),
  ),
  set: own
    .route({ method: 'PUT', path: '/own/delegation', summary: '委托他人代办' })
    .input(
      z.object({
        delegateId: id,
        fromOn: day,
        untilOn: day,
        kinds: z.array(z.string().max(40)).max(40).default([]),
        reason: z.string().trim().min(2).max(200),
      }),
    )
    .output(Delegation),
  revoke: own.route({ method: 'DELETE', path: '/own/delegation', summary: '收回委托' }).output(z.object({})),
}

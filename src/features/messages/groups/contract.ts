import { z } from 'zod'
import { endpoint, reason } from '#basics/contract.ts'
import { deliveryStatuses } from '../rules.ts'
import { groupAddress, robots } from './rules.ts'

const id = z.number().int().positive()

const Group = z.object({
  id,
  organizationId: id,
  organizationName: z.string(),
  name: z.string(),
  robot: z.enum(robots),
  robotName: z.string(),
  enabled: z.boolean(),
  /** Of the address only that there is one; of the key whether there is one. */
  hasSecret: z.boolean(),
  changedAt: z.string(),
  changedBy: z.string(),
  /** What became of what was last told there. */
  last: z
    .object({
      status: z.enum(deliveryStatuses),
      statusName: z.string(),
      because: z.string().nullable(),
      at: z.string(),
    })
    .nullable(),
})

const address = z
  .string()
  .trim()
  .max(500)
  .regex(groupAddress, '请填写以 http:// 或 https:// 开头的机器人地址')
const kept = {
  name: z.string().trim().min(1).max(50),
  enabled: z.boolean(),
  /** 加签密钥; left out, the one that is kept stays. */
  secret: z.string().trim().max(200).optional(),
  reason,
}

const manage = endpoint.meta({ permission: 'messages.manage' })

/** 群机器人: chat groups that hear what is told to an organization. */
export const groups = {
  list: manage
    .route({ method: 'GET', path: '/message-groups', summary: '群机器人' })
    .output(z.object({ rows: z.array(Group) })),
  add: manage
    .route({ method: 'POST', path: '/message-groups', summary: '添加群机器人' })
    .input(z.object({ ...kept, organizationId: id, robot: z.enum(robots), address }))
    .output(Group),
  change: manage
    .route({ method: 'PUT', path: '/message-groups/{id}', summary: '修改群机器人' })
    .input(z.object({ ...kept, id, address: address.optional() }))
    .output(Group),
}

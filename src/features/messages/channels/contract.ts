import { z } from 'zod'
import { endpoint, reason } from '#basics/contract.ts'
import { channels as known } from '../rules.ts'

const channel = z.enum(known)
const settings = z.record(z.string(), z.union([z.string().trim().max(200), z.number(), z.boolean()]))

const Adapter = z.object({
  name: z.string(),
  title: z.string(),
  settings: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      kind: z.enum(['number', 'flag', 'address', 'mail', 'services']).optional(),
      optional: z.literal(true).optional(),
    }),
  ),
  secret: z.string().nullable(),
  calledBack: z.boolean(),
})

const Channel = z.object({
  channel,
  name: z.string(),
  adapter: z.string(),
  adapterName: z.string(),
  enabled: z.boolean(),
  settings,
  /** The password is never told again, only that there is one. */
  hasSecret: z.boolean(),
  /** Where a cloud tells receipts and replies; null when the gateway needs none. */
  callback: z.string().nullable(),
  perMinute: z.number().int(),
  perNumberHour: z.number().int(),
  /** 元 for one part. */
  price: z.number(),
  changedAt: z.string().nullable(),
  changedBy: z.string().nullable(),
  health: z.object({ state: z.string(), because: z.string(), since: z.string() }).nullable(),
})

const manage = endpoint.meta({ permission: 'messages.gateways' })

/** 发送渠道: by which gateway messages leave the house, how fast, and at what price. */
export const channels = {
  list: manage
    .route({ method: 'GET', path: '/message-channels', summary: '发送渠道和可用的网关' })
    .output(z.object({ channels: z.array(Channel), adapters: z.record(z.string(), z.array(Adapter)) })),
  set: manage
    .route({ method: 'PUT', path: '/message-channels/{channel}', summary: '设置发送渠道' })
    .input(
      z.object({
        channel,
        adapter: z.string().max(20),
        enabled: z.boolean(),
        settings,
        /** Left out, the one that is kept stays. */
        secret: z.string().max(500).optional(),
        perMinute: z.number().int().min(1).max(60_000),
        perNumberHour: z.number().int().min(1).max(100),
        price: z.number().min(0).max(10),
        reason,
      }),
    )
    .output(Channel),
  hear: endpoint
    .meta({ permission: 'public', ownTransactions: true })
    .route({
      method: 'POST',
      path: '/sms-callbacks/{token}',
      summary: '短信网关推送回执和回复的入口',
      inputStructure: 'detailed',
    })
    .input(z.object({ params: z.object({ token: z.string().min(20).max(80) }), body: z.unknown() }))
    .output(z.object({ code: z.literal(0), msg: z.string(), result: z.literal(0), errmsg: z.string() })),
}

import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf, reason } from '#basics/contract.ts'
import { personal } from '#basics/personal-fields.ts'
import { channels, deliveryStatuses } from '../rules.ts'

const id = z.number().int().positive()
const channel = z.enum(channels)
const status = z.enum(deliveryStatuses)

const Delivery = z.object({
  id,
  recipientName: z.string(),
  organizationName: z.string().nullable(),
  kindName: z.string(),
  channel,
  channelName: z.string(),
  status,
  statusName: z.string(),
  because: z.string().nullable(),
  /** Until when it is held back, and why. */
  notBefore: z.string().nullable(),
  heldName: z.string().nullable(),
  text: z.string(),
  gateway: z.string().nullable(),
  /** In the demo institute the outbox can be answered, as a phone would. */
  answerable: z.boolean(),
  toMasked: personal('contact', z.string().nullable()),
  tries: z.number().int(),
  parts: z.number().int().nullable(),
  cost: z.number().nullable(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
  settledAt: z.string().nullable(),
})

const filters = {
  status: z.array(status).optional(),
  channel: channel.optional(),
  /** Found in the name of the person, or what was said. */
  text: z.string().trim().max(50).optional(),
  organizationId: id.optional(),
  from: day.optional(),
  until: day.optional(),
  sort: z.enum(['createdAt', 'sentAt', 'recipient']).default('createdAt'),
  descending: z.boolean().default(true),
}

const read = endpoint.meta({ permission: 'messages.read' })

const Month = z.object({
  month: z.string(),
  channel,
  channelName: z.string(),
  messages: z.number().int(),
  sent: z.number().int(),
  delivered: z.number().int(),
  failed: z.number().int(),
  unknown: z.number().int(),
  parts: z.number().int(),
  cost: z.number(),
})

/** 发送情况: what became of each message by each channel. */
export const deliveries = {
  list: read
    .route({ method: 'GET', path: '/message-deliveries', summary: '消息发送情况（含发件箱）' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Delivery)),
  export: endpoint
    .meta({ permission: 'messages.read', download: true })
    .route({ method: 'GET', path: '/message-deliveries.xlsx', summary: '导出消息发送情况' })
    .input(z.object(filters))
    .output(fileOutput),
  troubled: read
    .route({ method: 'GET', path: '/message-deliveries/troubled', summary: '没有送到的消息数' })
    .output(z.object({ count: z.number().int() })),
  months: read
    .route({ method: 'GET', path: '/message-months', summary: '各月发送量、送达和费用' })
    .input(z.object({ year: z.coerce.number().int().min(2000).max(2200) }))
    .output(z.array(Month)),
  retry: read
    .route({ method: 'POST', path: '/message-deliveries/{id}/retry', summary: '再发一次没有送到的消息' })
    .input(z.object({ id, reason }))
    .output(Delivery),
  answer: read
    .route({
      method: 'POST',
      path: '/message-deliveries/{id}/answer',
      summary: '演示：替收件的手机回一条短信',
    })
    .input(z.object({ id, text: z.string().trim().min(1).max(100) }))
    .output(z.object({})),
}

import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'
import { personal } from '#basics/personal-fields.ts'
import { channels } from '../rules.ts'

const hour = z.number().int().min(0).max(23)
const channel = z.enum(channels)

const Wish = z.object({
  muted: z.array(channel),
  quietFrom: hour,
  quietUntil: hour,
  digest: z.boolean(),
  mail: personal('contact', z.string().nullable()),
})

const own = endpoint.meta({ permission: 'messages.prefer' })

/** 消息偏好: by which channels a person wants to be told, and when not. */
export const preferences = {
  get: own
    .route({ method: 'GET', path: '/own/message-preferences', summary: '我的消息偏好' })
    .output(Wish.extend({ phoneMasked: personal('phone', z.string().nullable()), chosen: z.boolean() })),
  set: own
    .route({ method: 'PUT', path: '/own/message-preferences', summary: '设置我的消息偏好' })
    .input(Wish.extend({ mail: z.email('请填写完整的邮箱地址').max(100).nullable() }))
    .output(Wish),
}

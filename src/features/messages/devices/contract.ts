import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'

const id = z.number().int().positive()
const letters = (least: number, most: number) =>
  z
    .string()
    .regex(/^[\w-]+=*$/)
    .min(least)
    .max(most)

const Device = z.object({
  id,
  name: z.string(),
  addedAt: z.string(),
  /** When something last went to it. */
  toldAt: z.string().nullable(),
})

const own = endpoint.meta({ permission: 'messages.prefer' })

/** 收通知的设备: browsers that a person turned notices on in. */
export const devices = {
  list: own.route({ method: 'GET', path: '/own/push-devices', summary: '我的收通知的设备' }).output(
    z.object({
      /** Whether the house has the channel at all. */
      enabled: z.boolean(),
      /** What a browser needs to turn notices on. */
      publicKey: z.string().nullable(),
      devices: z.array(Device),
    }),
  ),
  add: own
    .route({ method: 'POST', path: '/own/push-devices', summary: '在这台设备上开启通知' })
    .input(
      z.object({
        name: z.string().trim().min(1).max(30),
        endpoint: z.url().max(1000),
        p256dh: letters(86, 90),
        auth: letters(22, 26),
      }),
    )
    .output(Device),
  remove: own
    .route({ method: 'DELETE', path: '/own/push-devices/{id}', summary: '移除收通知的设备' })
    .input(z.object({ id }))
    .output(z.object({})),
}

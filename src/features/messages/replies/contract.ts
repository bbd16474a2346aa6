import { z } from 'zod'
import { endpoint, pageInput, pageOf } from '#basics/contract.ts'
import { personal } from '#basics/personal-fields.ts'

const id = z.number().int().positive()

const Reply = z.object({
  id,
  fromMasked: personal('phone', z.string()),
  personName: z.string().nullable(),
  text: z.string(),
  receivedAt: z.string(),
  handledAt: z.string().nullable(),
  outcome: z.string().nullable(),
})

const manage = endpoint.meta({ permission: 'messages.manage' })

/** 上行短信: what people answered. */
export const replies = {
  list: manage
    .route({ method: 'GET', path: '/message-replies', summary: '收到的短信' })
    .input(
      z.object({ ...pageInput, open: z.boolean().optional(), text: z.string().trim().max(50).optional() }),
    )
    .output(pageOf(Reply)),
  settle: manage
    .route({ method: 'POST', path: '/message-replies/{id}/outcome', summary: '登记收到的短信如何处理' })
    .input(z.object({ id, outcome: z.string().trim().min(2).max(200) }))
    .output(Reply),
}

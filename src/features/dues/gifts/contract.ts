import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf } from '#basics/contract.ts'
import { giftStates } from './rules.ts'

const id = z.number().int().positive()

/** `id` is that of the payment. */
const Gift = z.object({
  id,
  personName: z.string(),
  organizationName: z.string(),
  fen: z.number().int(),
  paidOn: day,
  state: z.enum(giftStates),
  brief: z.string().nullable(),
  forwardedOn: day.nullable(),
  forwardedBy: z.string().nullable(),
  receiptedOn: day.nullable(),
  receiptNumber: z.string().nullable(),
})
const filters = {
  organizationId: id.optional(),
  text: z.string().trim().max(50).optional(),
  state: z.enum(giftStates).optional(),
  paidFrom: day.optional(),
  paidUntil: day.optional(),
}
const oversee = endpoint.meta({ permission: 'dues.oversee' })

/** 大额党费: given at once of one's own will, 1000 yuan or more; goes whole to the centre, apart from every fund. */
export const gifts = {
  list: endpoint
    .meta({ permission: 'dues.read' })
    .route({ method: 'GET', path: '/dues-gifts', summary: '大额党费' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Gift)),
  export: endpoint
    .meta({ permission: 'dues.read', download: true })
    .route({ method: 'GET', path: '/dues-gifts.xlsx', summary: '导出大额党费' })
    .input(z.object(filters))
    .output(fileOutput),
  forward: oversee
    .route({ method: 'POST', path: '/dues-gifts/{id}/forwarding', summary: '登记大额党费转交中央组织部' })
    .input(
      z.object({
        id,
        forwardedOn: day,
        brief: z.string().trim().min(10, '请写明该党员的简要情况，至少 10 个字').max(500),
      }),
    )
    .output(Gift),
  receipt: oversee
    .route({ method: 'POST', path: '/dues-gifts/{id}/receipt', summary: '登记中央组织部出具的收据' })
    .input(z.object({ id, receiptedOn: day, receiptNumber: z.string().trim().min(1).max(50) }))
    .output(Gift),
  paper: endpoint
    .meta({ permission: 'dues.read', download: true })
    .route({ method: 'GET', path: '/dues-gifts/{id}/paper.pdf', summary: '打印大额党费转交单' })
    .input(z.object({ id }))
    .output(fileOutput),
}

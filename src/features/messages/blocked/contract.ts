import { z } from 'zod'
import { endpoint, pageInput, pageOf, reason } from '#basics/contract.ts'
import { personal } from '#basics/personal-fields.ts'

const Blocked = z.object({
  /** Stands for the number, which is not kept. */
  key: z.string(),
  numberMasked: personal('phone', z.string()),
  reason: z.string(),
  blockedAt: z.string(),
  blockedBy: z.string(),
})

const manage = endpoint.meta({ permission: 'messages.manage' })

/** 短信黑名单: numbers that get no SMS. */
export const blocked = {
  list: manage
    .route({ method: 'GET', path: '/blocked-numbers', summary: '短信黑名单' })
    .input(z.object({ ...pageInput, text: z.string().trim().max(50).optional() }))
    .output(pageOf(Blocked)),
  add: manage
    .route({ method: 'POST', path: '/blocked-numbers', summary: '把号码列入短信黑名单' })
    .input(z.object({ number: z.string().trim().min(5).max(30), reason }))
    .output(Blocked),
  remove: manage
    .route({ method: 'DELETE', path: '/blocked-numbers/{key}', summary: '把号码移出短信黑名单' })
    .input(z.object({ key: z.string().regex(/^[0-9a-f]{64}$/), reason }))
    .output(z.object({})),
}

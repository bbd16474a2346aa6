import { z } from 'zod'
import { day, endpoint, pageInput, pageOf, reason } from '#basics/contract.ts'

const id = z.number().int().positive()
const status = z.enum(['asked', 'granted', 'declined'])

const Loan = z.object({
  id,
  archiveNumber: z.string(),
  /** Null for whoever may not see the item. */
  title: z.string().nullable(),
  itemId: id.nullable(),
  name: z.string(),
  reason: z.string(),
  askedAt: z.string(),
  untilOn: day,
  status,
  decidedBy: z.string().nullable(),
  decidedBecause: z.string().nullable(),
})

const keep = endpoint.meta({ permission: 'archive.keep' })
const ask = endpoint.meta({ permission: 'archive.read' })

/** 借阅: asked by 档号 with a reason, decided by whoever keeps the archive. */
export const loans = {
  list: keep
    .route({ method: 'GET', path: '/archive-loans', summary: '借阅申请（管理范围内）' })
    .input(z.object({ ...pageInput, status: status.optional() }))
    .output(pageOf(Loan)),
  own: ask.route({ method: 'GET', path: '/own/archive-loans', summary: '我的借阅' }).output(z.array(Loan)),
  ask: ask
    .route({ method: 'POST', path: '/own/archive-loans', summary: '申请借阅' })
    .input(z.object({ archiveNumber: z.string().trim().min(8).max(60), reason, untilOn: day }))
    .output(Loan),
  grant: keep
    .route({ method: 'POST', path: '/archive-loans/{id}/grant', summary: '同意借阅' })
    .input(z.object({ id, untilOn: day }))
    .output(Loan),
  decline: keep
    .route({ method: 'POST', path: '/archive-loans/{id}/refusal', summary: '不同意借阅' })
    .input(z.object({ id, reason }))
    .output(Loan),
}

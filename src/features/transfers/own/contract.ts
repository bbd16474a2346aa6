import { z } from 'zod'
import { endpoint, reason } from '#basics/contract.ts'
import { Transfer } from '../reading/contract.ts'
import { causes } from '../rules.ts'

const id = z.number().int().positive()
const mine = endpoint.meta({ permission: 'transfers.readOwn', helped: 'transfers' })
const goal = { toId: id.optional(), outside: z.string().trim().min(2).max(100).optional() }

/** 我的组织关系: a member asks to go, and sees how far it has come. */
export const own = {
  list: mine.route({ method: 'GET', path: '/own/transfers', summary: '我的组织关系和转接' }).output(
    z.object({
      organizationName: z.string().nullable(),
      groupName: z.string().nullable(),
      transfers: z.array(Transfer),
    }),
  ),
  ask: mine
    .route({ method: 'POST', path: '/own/transfers', summary: '申请转出组织关系' })
    .input(z.object({ ...goal, cause: z.enum(causes), explanation: z.string().trim().max(200).optional() }))
    .output(Transfer),
  repair: mine
    .route({ method: 'POST', path: '/own/transfers/{id}/repair', summary: '补正申请后再报' })
    .input(z.object({ id, ...goal, note: z.string().trim().min(2).max(500) }))
    .output(Transfer),
  withdraw: mine
    .route({ method: 'POST', path: '/own/transfers/{id}/withdrawal', summary: '撤回我的申请' })
    .input(z.object({ id, reason }))
    .output(Transfer),
}

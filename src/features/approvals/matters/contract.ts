import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'
import { Moved } from '../affairs/contract.ts'

const id = z.number().int().positive()
const file = z.file()

const matter = {
  title: z.string().trim().min(2).max(80),
  text: z.string().trim().min(2).max(5000),
  importance: z.enum(['ordinary', 'important']).default('ordinary'),
  amount: z.number().min(0).max(1_000_000_000).optional(),
}
const requestKey = z.string().min(8).max(64)

/** 一般事项: what a branch asks the committee above for, when no form of its own exists. */
export const matters = {
  start: endpoint
    .meta({ permission: 'approvals.start' })
    .route({ method: 'POST', path: '/matters', summary: '发起一般事项（multipart，可带附件）' })
    .input(
      z.object({
        organizationId: id,
        ...matter,
        requestKey,
        files: z.union([file, z.array(file)]).optional(),
      }),
    )
    .output(Moved),
  repair: endpoint
    .meta({ permission: 'approvals.use' })
    .route({ method: 'POST', path: '/affairs/{id}/repairs', summary: '按退回意见修改后重新提交' })
    .input(
      z.object({
        id,
        ...matter,
        opinion: z.string().trim().max(1000).default(''),
        requestKey,
        attachmentIds: z.array(id).max(20).default([]),
      }),
    )
    .output(Moved),
  places: endpoint
    .meta({ permission: 'approvals.start' })
    .route({ method: 'GET', path: '/matter-places', summary: '可以代表哪些党组织发起' })
    .output(z.array(z.object({ id, name: z.string() }))),
}

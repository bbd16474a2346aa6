import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'
import { itemFields } from '../contract.ts'

const id = z.number().int().positive()
const receivers = z.array(id).min(1).max(1000)

/** 布置任务: a committee gives the same task to one or many organizations below it; each closes its own. */
export const giving = {
  /** 先看已有数据: what the register answers already, so that nobody is asked for it again. */
  known: endpoint
    .meta({ permission: 'ledger.assign' })
    .route({ method: 'POST', path: '/work-assignments/known', summary: '布置前先看已有数据' })
    .input(z.object({ organizationIds: receivers }))
    .output(
      z.object({
        organizations: z.number().int(),
        facts: z.array(z.object({ title: z.string(), says: z.string(), to: z.string() })),
      }),
    ),
  give: endpoint
    .meta({ permission: 'ledger.assign' })
    .route({ method: 'POST', path: '/work-assignments', summary: '向下级党组织布置任务' })
    .input(z.object({ fromId: id, organizationIds: receivers, ...itemFields }))
    .output(z.object({ ids: z.array(id) })),
}

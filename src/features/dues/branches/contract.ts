import { z } from 'zod'
import { endpoint, fileOutput, pageInput, pageOf } from '#basics/contract.ts'
import { month } from '../settings/contract.ts'

const id = z.number().int().positive()
const count = z.number().int()

const Branch = z.object({
  organizationId: id,
  name: z.string(),
  parentName: z.string().nullable(),
  members: count,
  people: count,
  dueFen: count,
  paidFen: count,
  unpaid: count,
  /** Members three months or more behind: those to talk to. */
  behind: count,
  missing: count,
})
const filters = {
  month: month.optional(),
  organizationId: id.optional(),
  text: z.string().trim().max(50).optional(),
  /** Only where a roll, a base or a word is wanting. */
  wanting: z.boolean().optional(),
}

/** 各支部党费: how the month stands in each branch, in the order of the tree; where help is wanted. */
export const branches = {
  list: endpoint
    .meta({ permission: 'dues.oversee' })
    .route({ method: 'GET', path: '/dues-branches', summary: '各党支部一个月的党费' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Branch)),
  export: endpoint
    .meta({ permission: 'dues.oversee', download: true })
    .route({ method: 'GET', path: '/dues-branches.xlsx', summary: '导出各党支部一个月的党费' })
    .input(z.object(filters))
    .output(fileOutput),
}

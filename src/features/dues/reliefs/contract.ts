import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf, reason } from '#basics/contract.ts'
import { personal } from '#basics/personal-fields.ts'
import { amount, month } from '../settings/contract.ts'
import { reliefStates } from './rules.ts'

const id = z.number().int().positive()
const monthlyFen = amount(0, 10_000_00)

const Relief = z.object({
  id,
  personId: id,
  personName: z.string(),
  organizationName: z.string(),
  state: z.enum(reliefStates),
  fromMonth: month,
  untilMonth: month,
  monthlyFen: personal('dues', monthlyFen),
  reason: personal('relief', z.string()),
  studiedOn: day,
  askedBy: z.string(),
  decidedBy: z.string().nullable(),
  declinedBecause: z.string().nullable(),
})
const filters = {
  organizationId: id.optional(),
  text: z.string().trim().max(50).optional(),
  state: z.enum(reliefStates).optional(),
}
const decide = endpoint.meta({ permission: 'dues.oversee' })

/** 减免: the branch studies and asks, the committee above decides. */
export const reliefs = {
  list: endpoint
    .meta({ permission: 'dues.read' })
    .route({ method: 'GET', path: '/dues-reliefs', summary: '党费减免' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Relief)),
  export: endpoint
    .meta({ permission: 'dues.read', download: true })
    .route({ method: 'GET', path: '/dues-reliefs.xlsx', summary: '导出党费减免' })
    .input(z.object(filters))
    .output(fileOutput),
  ask: endpoint
    .meta({ permission: 'dues.collect' })
    .route({ method: 'POST', path: '/dues-reliefs', summary: '支委会研究后为困难党员申请减免' })
    .input(
      z.object({ personId: id, fromMonth: month, untilMonth: month, monthlyFen, studiedOn: day, reason }),
    )
    .output(Relief),
  approve: decide
    .route({ method: 'POST', path: '/dues-reliefs/{id}/approval', summary: '批准减免' })
    .input(z.object({ id }))
    .output(Relief),
  decline: decide
    .route({ method: 'POST', path: '/dues-reliefs/{id}/refusal', summary: '不批准减免' })
    .input(z.object({ id, reason }))
    .output(Relief),
}

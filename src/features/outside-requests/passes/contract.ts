import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf, reason } from '#basics/contract.ts'

const id = z.number().int().positive()

const Pass = z.object({
  id,
  organizationName: z.string(),
  holder: z.string(),
  validUntil: day,
  madeAt: z.string(),
  madeBy: z.string(),
  endedAt: z.string().nullable(),
  endedBy: z.string().nullable(),
  open: z.boolean(),
  /** What was begun with it. */
  requests: z.number().int(),
})
const question = z.object({
  text: z.string().trim().max(50).optional(),
  open: z.coerce.boolean().optional(),
  sort: z.enum(['madeAt', 'validUntil', 'organization']).default('madeAt'),
  descending: z.boolean().default(true),
})
export type PassFilters = z.output<typeof question>

const handle = endpoint.meta({ permission: 'outsideRequests.handle' })

/** 外网办事码: given to somebody of an organization, who begins requests outside with it. */
export const passes = {
  list: handle
    .route({ method: 'GET', path: '/outside-passes', summary: '外网办事码' })
    .input(question.extend(pageInput))
    .output(pageOf(Pass)),
  export: endpoint
    .meta({ permission: 'outsideRequests.handle', download: true })
    .route({ method: 'GET', path: '/outside-passes.xlsx', summary: '导出外网办事码列表' })
    .input(question)
    .output(fileOutput),
  open: endpoint
    .meta({ permission: 'outsideRequests.handle', stepUp: true })
    .route({ method: 'POST', path: '/outside-passes', summary: '开通外网办事码（只显示一次）' })
    .input(z.object({ organizationId: id, holder: z.string().trim().min(1).max(50), validUntil: day }))
    .output(z.object({ id, code: z.string(), validUntil: day })),
  end: handle
    .route({ method: 'POST', path: '/outside-passes/{id}/end', summary: '停用外网办事码' })
    .input(z.object({ id, reason }))
    .output(z.object({})),
}

import { z } from 'zod'
import { day, endpoint, fileOutput, type Powers, pageInput, pageOf, reason } from '#basics/contract.ts'
import { outside } from './outside/contract.ts'
import { passes } from './passes/contract.ts'
import { outsideStates } from './rules.ts'

const id = z.number().int().positive()
const asked = z.coerce.number().int().positive()

const Line = z.object({
  id,
  matter: z.string(),
  state: z.enum(outsideStates),
  organizationName: z.string(),
  holder: z.string(),
  writtenAt: z.string(),
  arrivedAt: z.string(),
  files: z.number().int(),
  /** The request that was made of it. */
  requestId: id.nullable(),
  number: z.string().nullable(),
  replyNumber: z.string().nullable(),
})
const Whole = Line.extend({
  body: z.string(),
  attachments: z.array(z.object({ id, name: z.string(), bytes: z.number().int() })),
  repliedOn: day.nullable(),
  takenUpAt: z.string().nullable(),
  takenUpBy: z.string().nullable(),
  declinedAt: z.string().nullable(),
  declinedBy: z.string().nullable(),
  declinedBecause: z.string().nullable(),
  maySettle: z.boolean(),
})

const filters = {
  text: z.string().trim().max(50).optional(),
  states: z.array(z.enum(outsideStates)).optional(),
  organizationId: asked.optional(),
  sort: z.enum(['arrivedAt', 'writtenAt', 'organization']).default('arrivedAt'),
  descending: z.boolean().default(true),
}
const question = z.object(filters)
export type OutsideRequestFilters = z.output<typeof question>

const handle = endpoint.meta({ permission: 'outsideRequests.handle' })

/** 外网来件: requests begun outside with a code, taken up inside as requests to the committee above. */
export const contract = {
  passes,
  outside,
  list: handle
    .route({ method: 'GET', path: '/outside-requests', summary: '外网来件' })
    .input(question.extend(pageInput))
    .output(pageOf(Line)),
  export: endpoint
    .meta({ permission: 'outsideRequests.handle', download: true })
    .route({ method: 'GET', path: '/outside-requests.xlsx', summary: '导出外网来件列表' })
    .input(question)
    .output(fileOutput),
  get: handle
    .route({ method: 'GET', path: '/outside-requests/{id}', summary: '一件外网来件' })
    .input(z.object({ id: asked }))
    .output(Whole),
  file: endpoint
    .meta({ permission: 'outsideRequests.handle', download: true })
    .route({ method: 'GET', path: '/outside-requests/{id}/files/{fileId}', summary: '下载外网来件的附件' })
    .input(z.object({ id: asked, fileId: asked }))
    .output(fileOutput),
  takeUp: handle
    .route({ method: 'POST', path: '/outside-requests/{id}/acceptance', summary: '受理：起草成请示' })
    .input(z.object({ id }))
    .output(z.object({ requestId: id })),
  decline: handle
    .route({
      method: 'POST',
      path: '/outside-requests/{id}/refusal',
      summary: '不受理，写明原因（随结果送回外网）',
    })
    .input(z.object({ id, reason }))
    .output(Whole),
}

const keepers = ['branch', 'committee', 'politicalWorkDepartment'] as const
export const powers: Powers = { 'outsideRequests.handle': keepers }

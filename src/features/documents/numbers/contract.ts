import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'

const id = z.number().int().positive()
const Code = z.object({ organizationId: id, organizationName: z.string(), code: z.string().nullable() })

/** 机关代字: what the numbers of an organization begin with. */
export const numbers = {
  code: endpoint
    .meta({ permission: 'documents.read' })
    .route({ method: 'GET', path: '/organizations/{id}/document-code', summary: '机关代字' })
    .input(z.object({ id }))
    .output(Code),
  setCode: endpoint
    .meta({ permission: 'documents.templates' })
    .route({ method: 'PUT', path: '/organizations/{id}/document-code', summary: '设定机关代字' })
    .input(z.object({ id, code: z.string().trim().min(1).max(20) }))
    .output(Code),
}

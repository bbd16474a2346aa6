import { z } from 'zod'
import { endpoint, fileOutput } from '#basics/contract.ts'
import { WorkItem } from '../contract.ts'

const id = z.number().int().positive()
const file = z.file()

/** 佐证材料 of a work item. */
export const files = {
  add: endpoint
    .meta({ permission: 'ledger.conduct' })
    .route({ method: 'POST', path: '/work-items/{id}/files', summary: '上传佐证材料（multipart）' })
    .input(z.object({ id, files: z.union([file, z.array(file)]) }))
    .output(WorkItem),
  remove: endpoint
    .meta({ permission: 'ledger.conduct' })
    .route({ method: 'DELETE', path: '/work-items/{id}/files/{fileId}', summary: '删去佐证材料（办结前）' })
    .input(z.object({ id, fileId: id }))
    .output(WorkItem),
  download: endpoint
    .meta({ permission: 'ledger.read', download: true })
    .route({ method: 'GET', path: '/work-items/{id}/files/{fileId}', summary: '查看佐证材料' })
    .input(z.object({ id, fileId: id }))
    .output(fileOutput),
}

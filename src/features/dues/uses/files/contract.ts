import { z } from 'zod'
import { endpoint, fileOutput } from '#basics/contract.ts'
import { Use } from '../contract.ts'

const id = z.number().int().positive()
const file = z.file()

/** 凭证 of a use: invoices, lists of who signed for it. */
export const useFiles = {
  add: endpoint
    .meta({ permission: 'dues.collect' })
    .route({ method: 'POST', path: '/dues-uses/{id}/files', summary: '上传党费使用的凭证（multipart）' })
    .input(z.object({ id, files: z.union([file, z.array(file)]) }))
    .output(Use),
  download: endpoint
    .meta({ permission: 'dues.read', download: true })
    .route({ method: 'GET', path: '/dues-uses/{id}/files/{fileId}', summary: '查看党费使用的凭证' })
    .input(z.object({ id, fileId: id }))
    .output(fileOutput),
}

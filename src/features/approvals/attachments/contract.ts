import { z } from 'zod'
import { endpoint, fileOutput } from '#basics/contract.ts'

const id = z.number().int().positive()
const file = z.file()

/** 附件 of an affair. */
export const attachments = {
  add: endpoint
    .meta({ permission: 'approvals.use' })
    .route({ method: 'POST', path: '/affairs/{id}/attachments', summary: '上传附件（multipart）' })
    .input(z.object({ id, files: z.union([file, z.array(file)]) }))
    .output(z.array(z.object({ id, name: z.string() }))),
  remove: endpoint
    .meta({ permission: 'approvals.use' })
    .route({
      method: 'DELETE',
      path: '/affairs/{id}/attachments/{attachmentId}',
      summary: '删去还未随意见提交的附件',
    })
    .input(z.object({ id, attachmentId: id }))
    .output(z.object({})),
  download: endpoint
    .meta({ permission: 'approvals.use', download: true })
    .route({ method: 'GET', path: '/affairs/{id}/attachments/{attachmentId}', summary: '下载附件' })
    .input(z.object({ id, attachmentId: id }))
    .output(fileOutput),
}

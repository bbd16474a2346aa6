import { z } from 'zod'
import { endpoint, fileOutput } from '#basics/contract.ts'
import { Meeting } from '../reading/contract.ts'

const id = z.number().int().positive()
const file = z.file()

/** 附件 and photos of a meeting: each of one's own choice, none asked for. */
export const files = {
  add: endpoint
    .meta({ permission: 'meetings.conduct' })
    .route({ method: 'POST', path: '/meetings/{id}/files', summary: '上传会议附件或照片（multipart）' })
    .input(z.object({ id, files: z.union([file, z.array(file)]) }))
    .output(Meeting),
  remove: endpoint
    .meta({ permission: 'meetings.conduct' })
    .route({ method: 'DELETE', path: '/meetings/{id}/files/{fileId}', summary: '删去会议附件（确认前）' })
    .input(z.object({ id, fileId: id }))
    .output(Meeting),
  download: endpoint
    .meta({ permission: 'meetings.read', download: true })
    .route({ method: 'GET', path: '/meetings/{id}/files/{fileId}', summary: '查看会议附件' })
    .input(z.object({ id, fileId: id }))
    .output(fileOutput),
}

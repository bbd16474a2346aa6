import { z } from 'zod'
import { endpoint, fileOutput } from '#basics/contract.ts'

const id = z.number().int().positive()
const file = z.file()
const Enclosures = z.array(
  z.object({ id, name: z.string(), bytes: z.number().int(), meetingId: id.nullable() }),
)

const draft = endpoint.meta({ permission: 'documents.draft' })

/** 附件 that come as files; what a template has in its own attachments is printed with the text. */
export const enclosures = {
  add: draft
    .route({ method: 'POST', path: '/documents/{id}/enclosures', summary: '为草稿添加附件（multipart）' })
    .input(z.object({ id, files: z.union([file, z.array(file)]) }))
    .output(Enclosures),
  remove: draft
    .route({ method: 'DELETE', path: '/documents/{id}/enclosures/{enclosureId}', summary: '从草稿删去附件' })
    .input(z.object({ id, enclosureId: id }))
    .output(Enclosures),
  file: endpoint
    .meta({ permission: 'documents.read', download: true })
    .route({ method: 'GET', path: '/documents/{id}/enclosures/{enclosureId}', summary: '下载公文附件' })
    .input(z.object({ id, enclosureId: id }))
    .output(fileOutput),
}

import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'
import { uploadKinds } from './rules.ts'

const id = z.coerce.number().int().positive()

/** A file on its way. */
const Upload = z.object({
  id: z.number().int(),
  name: z.string(),
  kind: z.enum(uploadKinds),
  bytes: z.number().int(),
  /** So much of it is here; the next piece goes on from there. */
  offset: z.number().int(),
  state: z.enum(['arriving', 'checking', 'ready', 'refused']),
  /** Why it was not taken, as a sentence. */
  reason: z.string().nullable(),
  changedAt: z.string(),
})

const upload = endpoint.meta({ permission: 'library.edit' })

/**
 * Files come in pieces of 2 MiB and may rest in between; each sees his own only. The same addresses speak tus 1.0
 * (platform/tus.ts): POST with Upload-Length and Upload-Metadata, HEAD, PATCH, DELETE.
 */
export const uploads = {
  begin: upload
    .route({ method: 'POST', path: '/library/uploads', summary: '开始上传一个文件（支持 tus 1.0 断点续传）' })
    .input(
      z.object({
        name: z.string().trim().min(1, '请写明文件名').max(200, '文件名最多 200 个字'),
        bytes: z.number().int().min(0),
      }),
    )
    .output(Upload),
  list: upload
    .route({ method: 'GET', path: '/library/uploads', summary: '我上传的、还没有用到资料里的文件' })
    .output(z.array(Upload)),
  get: upload
    .route({ method: 'GET', path: '/library/uploads/{id}', summary: '一个上传的文件到了多少' })
    .input(z.object({ id }))
    .output(Upload),
  append: upload
    .route({ method: 'PATCH', path: '/library/uploads/{id}', summary: '接着上传一段（每段 2 MB）' })
    .input(z.object({ id, offset: z.coerce.number().int().min(0), piece: z.file() }))
    .output(Upload),
  cover: upload
    .route({
      method: 'PUT',
      path: '/library/uploads/{id}/cover',
      summary: '视频在列表里的小图，由浏览器从画面里取（multipart）',
    })
    .input(z.object({ id, file: z.file() }))
    .output(Upload),
  remove: upload
    .route({ method: 'DELETE', path: '/library/uploads/{id}', summary: '放弃上传' })
    .input(z.object({ id }))
    .output(z.object({})),
}

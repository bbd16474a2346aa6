import { z } from 'zod'
import { endpoint, fileOutput } from '#basics/contract.ts'
import { uploadKinds } from '../uploads/rules.ts'
import { Note } from './notes/contract.ts'

const id = z.coerce.number().int().positive()
const version = z.coerce.number().int().positive().optional()
const read = endpoint.meta({ permission: 'library.read' })

const Position = z.object({
  part: z.number().int().min(0).max(100_000),
  /** How far into the part, from 0 to 1; of sound and films the second. */
  place: z.number().min(0).max(1_000_000),
})

/** A material as its reader has it: the file and its text, and what is his own. */
export const reading = {
  file: endpoint
    .meta({ permission: 'library.read', download: true })
    .route({ method: 'GET', path: '/library/materials/{id}/file', summary: '资料的文件（支持分段读取）' })
    .input(z.object({ id, version, save: z.coerce.boolean().optional() }))
    .output(fileOutput),
  thumbnail: endpoint
    .meta({ permission: 'library.read', download: true })
    .route({
      method: 'GET',
      path: '/library/materials/{id}/thumbnail',
      summary: '资料的小图：图片、文档首页',
    })
    .input(z.object({ id, mark: z.string().max(12).optional() }))
    .output(fileOutput),
  text: read
    .route({ method: 'GET', path: '/library/materials/{id}/text', summary: '资料文件的文字，按页或按节' })
    .input(z.object({ id, version }))
    .output(
      z.object({
        kind: z.enum(uploadKinds).nullable(),
        state: z.enum(['waiting', 'read', 'failed']).nullable(),
        /** Why there is no text. */
        reason: z.string().nullable(),
        parts: z.array(
          z.object({
            part: z.number().int(),
            anchor: z.string(),
            heading: z.string(),
            text: z.string(),
            html: z.string().nullable(),
          }),
        ),
      }),
    ),
  retry: read
    .route({ method: 'POST', path: '/library/materials/{id}/text', summary: '再取一次文字' })
    .input(z.object({ id }))
    .output(z.object({})),
  own: read
    .route({ method: 'GET', path: '/library/materials/{id}/own', summary: '我读到哪里、是否收藏、我的笔记' })
    .input(z.object({ id }))
    .output(z.object({ position: Position.nullable(), favourite: z.boolean(), notes: z.array(Note) })),
  keepPosition: read
    .route({ method: 'PUT', path: '/library/materials/{id}/position', summary: '记住我读到哪里' })
    .input(z.object({ id, ...Position.shape }))
    .output(z.object({})),
  favour: read
    .route({ method: 'PUT', path: '/library/materials/{id}/favourite', summary: '收藏或取消收藏' })
    .input(z.object({ id, favourite: z.boolean() }))
    .output(z.object({})),
  favourites: read.route({ method: 'GET', path: '/library/favourites', summary: '我的收藏' }).output(
    z.array(
      z.object({
        id: z.number().int(),
        title: z.string(),
        kind: z.string(),
        columnName: z.string(),
        since: z.string(),
      }),
    ),
  ),
}

import { z } from 'zod'
import { endpoint, fileOutput } from '#basics/contract.ts'
import { pictureKinds } from './rules.ts'

const id = z.coerce.number().int().positive()

export const Picture = z.object({
  small: z.string(),
  large: z.string(),
  width: z.number().int(),
  height: z.number().int(),
})

/** 图片: drawn anew when they come in, given out in sizes to whoever may see the exhibition. */
export const pictures = {
  add: endpoint
    .meta({ permission: 'exhibition.curate', ownTransactions: true })
    .route({
      method: 'POST',
      path: '/exhibition-desk/{id}/pictures',
      summary: '上传展览图片或全景图（multipart；重新编码，去除拍摄信息）',
    })
    .input(z.object({ id, kind: z.enum(pictureKinds), file: z.file() }))
    .output(z.object({ id, width: z.number().int(), height: z.number().int() })),
  read: endpoint
    .meta({ permission: 'exhibition.read', download: true })
    .route({
      method: 'GET',
      path: '/exhibitions/{id}/pictures/{pictureId}/{size}',
      summary: '展览图片的一种尺寸或全景图的一块',
    })
    .input(z.object({ id, pictureId: id, size: z.string().regex(/^[a-z]+(-\d+-\d+)?$/) }))
    .output(fileOutput),
}

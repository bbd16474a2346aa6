import { z } from 'zod'
import { endpoint, fileOutput } from '#basics/contract.ts'
import { trackKinds, trackLanguages } from './rules.ts'

const id = z.coerce.number().int().positive()
const Track = z.object({
  id: z.number().int(),
  kind: z.enum(trackKinds),
  language: z.enum(trackLanguages),
  /** How many pieces of subtitles, or chapters. */
  pieces: z.number().int(),
  chapters: z.array(z.object({ seconds: z.number(), title: z.string() })),
})
const Kept = z.array(Track.extend({ madeBy: z.string(), madeAt: z.string() }))

const read = endpoint.meta({ permission: 'library.read' })
const edit = endpoint.meta({ permission: 'library.edit' })

/** 字幕和章节 beside a film or sound; they belong to a version, and are published with it. */
export const tracks = {
  list: read
    .route({ method: 'GET', path: '/library/materials/{id}/tracks', summary: '音视频的字幕和章节' })
    .input(z.object({ id, version: id.optional() }))
    .output(z.array(Track)),
  file: endpoint
    .meta({ permission: 'library.read', download: true })
    .route({ method: 'GET', path: '/library/materials/{id}/tracks/{trackId}', summary: '一条字幕（WebVTT）' })
    .input(z.object({ id, trackId: id }))
    .output(fileOutput),
  kept: edit
    .route({
      method: 'GET',
      path: '/library/desk/materials/{id}/tracks',
      summary: '管理的音视频的字幕和章节',
    })
    .input(z.object({ id }))
    .output(Kept),
  add: edit
    .route({
      method: 'POST',
      path: '/library/desk/materials/{id}/tracks',
      summary: '为音视频草稿添加字幕或章节（multipart）',
    })
    .input(
      z.object({
        id,
        kind: z.enum(trackKinds),
        language: z.enum(trackLanguages).default('zh'),
        file: z.file(),
      }),
    )
    .output(Kept),
  remove: edit
    .route({
      method: 'DELETE',
      path: '/library/desk/materials/{id}/tracks/{trackId}',
      summary: '从草稿删去字幕或章节',
    })
    .input(z.object({ id, trackId: id }))
    .output(Kept),
}

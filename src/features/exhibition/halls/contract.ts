import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'
import { Desk } from '../desk/contract.ts'
import { hallThemes } from './plan/rules.ts'

const id = z.number().int().positive()

/** Without a theme the hall is photographed: it shows panoramas that were uploaded. */
const facts = {
  title: z.string().trim().min(1).max(40),
  theme: z.enum(hallThemes).nullable(),
  words: z.string().trim().max(12).default(''),
  caption: z.string().trim().max(60).default(''),
  narration: z.string().trim().max(600).nullable().default(null),
}

const curate = endpoint.meta({ permission: 'exhibition.curate' })

/** 展厅: in the order of the walk. */
export const halls = {
  add: curate
    .route({ method: 'POST', path: '/exhibition-desk/{id}/halls', summary: '添加展厅' })
    .input(z.object({ id, ...facts }))
    .output(Desk),
  revise: curate
    .route({ method: 'PUT', path: '/exhibition-desk/{id}/halls/{hallId}', summary: '修改展厅' })
    .input(z.object({ id, hallId: id, ...facts }))
    .output(Desk),
  remove: curate
    .route({ method: 'DELETE', path: '/exhibition-desk/{id}/halls/{hallId}', summary: '删除展厅及其展品' })
    .input(z.object({ id, hallId: id }))
    .output(Desk),
  order: curate
    .route({ method: 'PUT', path: '/exhibition-desk/{id}/hall-order', summary: '调整展厅顺序' })
    .input(z.object({ id, hallIds: z.array(id).min(1).max(30) }))
    .output(Desk),
  build: curate
    .route({
      method: 'POST',
      path: '/exhibition-desk/{id}/halls/{hallId}/building',
      summary: '用展品建成的展厅：全景图、观察点和热点',
    })
    .input(
      z.object({
        id,
        hallId: id,
        /** What it was built of: refused when an exhibit came or went meanwhile. */
        exhibitIds: z.array(id).min(1).max(20),
        light: id.nullable(),
        views: z
          .array(z.object({ key: z.string().max(20), picture: id }))
          .min(1)
          .max(12),
        stills: z
          .array(z.object({ exhibitId: id, picture: id }))
          .max(20)
          .default([]),
      }),
    )
    .output(Desk),
}

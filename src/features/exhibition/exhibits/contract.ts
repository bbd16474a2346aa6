import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'
import { Desk } from '../desk/contract.ts'
import { exhibitKinds, exhibitSizes, relicForms } from '../halls/plan/rules.ts'

const id = z.number().int().positive()
const short = (most: number) => z.string().trim().min(1).max(most).nullable().default(null)

const facts = {
  kind: z.enum(exhibitKinds),
  size: z.enum(exhibitSizes),
  form: z.enum(relicForms).nullable().default(null),
  year: short(20),
  title: z.string().trim().min(1).max(40),
  place: short(40),
  text: z.string().trim().min(1).max(400),
  narration: short(600),
  source: short(200),
  alt: short(200),
  pictureId: id.nullable().default(null),
}

const curate = endpoint.meta({ permission: 'exhibition.curate' })

/** 展品: boards, showcases and relics of a hall, in the order of the walk. */
export const exhibits = {
  add: curate
    .route({ method: 'POST', path: '/exhibition-desk/{id}/halls/{hallId}/exhibits', summary: '添加展品' })
    .input(z.object({ id, hallId: id, ...facts }))
    .output(Desk),
  revise: curate
    .route({ method: 'PUT', path: '/exhibition-desk/{id}/exhibits/{exhibitId}', summary: '修改展品' })
    .input(z.object({ id, exhibitId: id, ...facts }))
    .output(Desk),
  remove: curate
    .route({ method: 'DELETE', path: '/exhibition-desk/{id}/exhibits/{exhibitId}', summary: '删除展品' })
    .input(z.object({ id, exhibitId: id }))
    .output(Desk),
  order: curate
    .route({
      method: 'PUT',
      path: '/exhibition-desk/{id}/halls/{hallId}/exhibit-order',
      summary: '调整展品顺序',
    })
    .input(z.object({ id, hallId: id, exhibitIds: z.array(id).min(1).max(40) }))
    .output(Desk),
}

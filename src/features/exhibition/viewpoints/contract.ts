import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'
import { Desk } from '../desk/contract.ts'
import { hotspotKinds } from '../rules.ts'

const id = z.number().int().positive()
const yaw = z.number().min(-6.283).max(6.283)
const pitch = z.number().min(-1.57).max(1.57)

const Hotspot = z.object({
  kind: z.enum(hotspotKinds),
  yaw,
  pitch,
  /** The exhibit, viewpoint or hall it leads to; none for words. */
  targetId: id.nullable().default(null),
  label: z.string().trim().min(1).max(40),
  text: z.string().trim().min(1).max(400).nullable().default(null),
})

const curate = endpoint.meta({ permission: 'exhibition.curate' })

/** 观察点: places one looks around from, and what may be pressed there. */
export const viewpoints = {
  add: curate
    .route({
      method: 'POST',
      path: '/exhibition-desk/{id}/halls/{hallId}/viewpoints',
      summary: '用上传的全景图添加观察点',
    })
    .input(z.object({ id, hallId: id, title: z.string().trim().min(1).max(40), picture: id }))
    .output(Desk),
  revise: curate
    .route({
      method: 'PUT',
      path: '/exhibition-desk/{id}/viewpoints/{viewpointId}',
      summary: '修改观察点的名称、初始朝向和热点',
    })
    .input(
      z.object({
        id,
        viewpointId: id,
        title: z.string().trim().min(1).max(40),
        heading: yaw,
        hotspots: z.array(Hotspot).max(60),
      }),
    )
    .output(Desk),
  remove: curate
    .route({
      method: 'DELETE',
      path: '/exhibition-desk/{id}/viewpoints/{viewpointId}',
      summary: '删除观察点',
    })
    .input(z.object({ id, viewpointId: id }))
    .output(Desk),
}

import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'

const id = z.number().int().positive()
const asked = z.coerce.number().int().positive()
const read = endpoint.meta({ permission: 'redMap.read' })
const keep = endpoint.meta({ permission: 'redMap.keep' })
const pair = z.object({ id, materialId: id })

/** 相关资料 of a red site, and the red sites of a material: one link, seen from both ends. */
export const related = {
  materials: read
    .route({ method: 'GET', path: '/red-map/sites/{id}/materials', summary: '红色场馆的相关资料' })
    .input(z.object({ id: asked }))
    .output(z.array(z.object({ id, title: z.string(), columnName: z.string() }))),
  sites: read
    .route({ method: 'GET', path: '/library/materials/{id}/red-sites', summary: '资料讲到的红色场馆' })
    .input(z.object({ id: asked }))
    .output(z.array(z.object({ id, name: z.string(), province: z.string(), place: z.string() }))),
  link: keep
    .route({ method: 'POST', path: '/red-map/sites/{id}/materials', summary: '给红色场馆关联资料' })
    .input(pair)
    .output(z.object({})),
  unlink: keep
    .route({
      method: 'DELETE',
      path: '/red-map/sites/{id}/materials/{materialId}',
      summary: '取消红色场馆和资料的关联',
    })
    .input(pair)
    .output(z.object({})),
}

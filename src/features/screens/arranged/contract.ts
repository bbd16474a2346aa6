import { z } from 'zod'
import { endpoint, fileOutput, liveOutput, pageInput, pageOf } from '#basics/contract.ts'
import { mostPages, mostPanels, panelKeys, seconds, views } from '../rules.ts'
import { Told } from '../shown/contract.ts'

const id = z.number().int().positive()

const Page = z.object({
  title: z.string().trim().min(1).max(20),
  seconds: z.number().int().min(seconds.least).max(seconds.most),
  view: z.enum(views),
  panels: z.array(z.enum(panelKeys)).max(Math.max(...Object.values(mostPanels))),
})

const line = {
  id,
  title: z.string(),
  organizationId: id,
  organizationName: z.string(),
  savedAt: z.string(),
  savedBy: z.string(),
}
const Line = z.object({
  ...line,
  pages: z.number().int(),
  /** Links that open it now. */
  links: z.number().int(),
  /** When a link was seen last. */
  seenAt: z.string().nullable(),
})
const Screen = z.object({ ...line, pages: z.array(Page) })

const arrangement = {
  title: z.string().trim().min(2).max(30),
  organizationId: id,
  pages: z.array(Page).min(1).max(mostPages),
}
const filters = {
  text: z.string().trim().max(30).optional(),
  organizationId: id.optional(),
  sort: z.enum(['title', 'organization', 'savedAt']).default('title'),
  descending: z.boolean().default(false),
}

const read = endpoint.meta({ permission: 'screens.read' })
const keep = endpoint.meta({ permission: 'screens.keep' })

/** 大屏: what turns on a wall, page by page. */
export const arranged = {
  list: read
    .route({ method: 'GET', path: '/screens', summary: '大屏列表' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Line)),
  export: endpoint
    .meta({ permission: 'screens.read', download: true })
    .route({ method: 'GET', path: '/screens.xlsx', summary: '导出大屏列表' })
    .input(z.object(filters))
    .output(fileOutput),
  get: read
    .route({ method: 'GET', path: '/screens/{id}', summary: '一个大屏的编排' })
    .input(z.object({ id }))
    .output(Screen),
  save: keep
    .route({ method: 'POST', path: '/screens', summary: '新建大屏' })
    .input(z.object(arrangement))
    .output(Screen),
  change: keep
    .route({ method: 'PUT', path: '/screens/{id}', summary: '修改大屏' })
    .input(z.object({ id, ...arrangement }))
    .output(Screen),
  remove: keep
    .route({ method: 'DELETE', path: '/screens/{id}', summary: '删除大屏和它的全部展示链接' })
    .input(z.object({ id }))
    .output(z.object({})),
  live: endpoint
    .meta({ permission: 'screens.read', ownTransactions: true })
    .route({ method: 'GET', path: '/screens/{id}/live', summary: '大屏上的数字，随变化推送（登录后）' })
    .input(z.object({ id }))
    .output(liveOutput(Told)),
}

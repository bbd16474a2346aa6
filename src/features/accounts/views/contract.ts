import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'

const id = z.number().int().positive()
const name = z.string().trim().min(1).max(40)
/** The list a view belongs to: `people`, `organizations`, `accounts`. */
const list = z.string().regex(/^[a-z][a-zA-Z-]{1,39}$/)
/** Filters, columns, order: whatever the list's page keeps. */
const definition = z
  .record(z.string().max(60), z.json())
  .refine((value) => JSON.stringify(value).length <= 20_000, '内容过长')

const SavedView = z.object({
  id,
  list,
  name,
  definition: z.record(z.string(), z.json()),
  savedAt: z.string(),
})

const own = endpoint.meta({ permission: 'session' })

/** 常用视图: each person's own filters and columns of a list. */
export const contract = {
  list: own
    .route({ method: 'GET', path: '/saved-views', summary: '我的常用视图' })
    .input(z.object({ list }))
    .output(z.array(SavedView)),
  save: own
    .route({ method: 'POST', path: '/saved-views', summary: '保存常用视图' })
    .input(z.object({ list, name, definition }))
    .output(SavedView),
  change: own
    .route({ method: 'PUT', path: '/saved-views/{id}', summary: '修改常用视图' })
    .input(z.object({ id, name: name.optional(), definition: definition.optional() }))
    .output(SavedView),
  remove: own
    .route({ method: 'DELETE', path: '/saved-views/{id}', summary: '删除常用视图' })
    .input(z.object({ id }))
    .output(z.object({})),
}

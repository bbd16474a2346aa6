import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'

const id = z.number().int().positive()
const name = z.string().trim().min(2, '请填写名称，至少 2 个字').max(40)
const note = z
  .string()
  .trim()
  .max(200)
  .nullable()
  .default(null)
  .transform((words) => words || null)
const position = z.number().int().min(0).max(10_000)

const Topic = z.object({ id, name: z.string(), note: z.string().nullable(), position: z.number().int() })
const arrange = endpoint.meta({ permission: 'library.arrange' })
const Done = z.object({ id })

/** 栏目和专题: arranged for the whole institute. */
export const shelves = {
  topics: endpoint
    .meta({ permission: 'library.read' })
    .route({ method: 'GET', path: '/library/topics', summary: '专题' })
    .output(z.array(Topic)),
  addColumn: arrange
    .route({ method: 'POST', path: '/library/columns', summary: '新增栏目' })
    .input(z.object({ name, note, position, parentId: id.nullable().default(null) }))
    .output(Done),
  changeColumn: arrange
    .route({ method: 'PUT', path: '/library/columns/{id}', summary: '修改栏目' })
    .input(z.object({ id, name, note, position, parentId: id.nullable().default(null) }))
    .output(Done),
  removeColumn: arrange
    .route({ method: 'DELETE', path: '/library/columns/{id}', summary: '删去空栏目' })
    .input(z.object({ id }))
    .output(Done),
  addTopic: arrange
    .route({ method: 'POST', path: '/library/topics', summary: '新增专题' })
    .input(z.object({ name, note, position }))
    .output(Done),
  changeTopic: arrange
    .route({ method: 'PUT', path: '/library/topics/{id}', summary: '修改专题' })
    .input(z.object({ id, name, note, position }))
    .output(Done),
  removeTopic: arrange
    .route({ method: 'DELETE', path: '/library/topics/{id}', summary: '删去空专题' })
    .input(z.object({ id }))
    .output(Done),
}

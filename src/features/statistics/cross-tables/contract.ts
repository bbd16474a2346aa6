import { z } from 'zod'
import { endpoint, fileOutput, pageInput } from '#basics/contract.ts'
import { Behind, FilledTable, formats, place } from '../answers/contract.ts'
import { crossDimensions } from '../brackets/rules.ts'
import { crossMeasures, crossSubjects } from './rules.ts'

const id = z.number().int().positive()
const dimension = z.enum(crossDimensions)

/** What a free cross-table asks: lines, columns, what is shown, and whom it leaves out. */
export const CrossDefinition = z.object({
  subject: z.enum(crossSubjects).default('member'),
  lines: dimension,
  columns: dimension.optional(),
  measure: z.enum(crossMeasures).default('heads'),
  filters: z
    .array(z.object({ dimension, keys: z.array(z.string().max(60)).min(1).max(80) }))
    .max(12)
    .default([]),
})
export type CrossDefinitionShape = z.output<typeof CrossDefinition>

const asked = { ...place, definition: CrossDefinition }
const cell = { ...asked, row: z.string().max(100), column: z.string().max(100) }
const name = z.string().trim().min(1).max(40)

const CrossTable = z.object({
  id,
  name: z.string(),
  definition: CrossDefinition,
  mine: z.boolean(),
  owner: z.string(),
  sharedWith: z.string().nullable(),
  savedAt: z.string(),
})

const read = endpoint.meta({ permission: 'statistics.read' })
const write = endpoint.meta({ permission: 'statistics.share' })
const file = endpoint.meta({ permission: 'statistics.export', download: true })

/** 自由报表: two dimensions, a measure, filters; saved, shared with an organization and what is below it. */
export const crossTables = {
  offer: read
    .route({ method: 'GET', path: '/statistics/cross-tables/dimensions', summary: '自由报表可选的维度' })
    .input(z.object(place))
    .output(
      z.array(
        z.object({
          id: dimension,
          title: z.string(),
          brackets: z.array(z.object({ key: z.string(), label: z.string() })),
        }),
      ),
    ),
  run: read
    .route({ method: 'GET', path: '/statistics/cross-tables/answer', summary: '计算自由报表' })
    .input(z.object(asked))
    .output(FilledTable),
  behind: read
    .route({ method: 'GET', path: '/statistics/cross-tables/cells', summary: '自由报表反查' })
    .input(z.object({ ...cell, ...pageInput }))
    .output(Behind),
  behindFile: file
    .route({ method: 'GET', path: '/statistics/cross-tables/cells.xlsx', summary: '导出自由报表反查名单' })
    .input(z.object(cell))
    .output(fileOutput),
  file: file
    .route({ method: 'GET', path: '/statistics/cross-tables/answer/files/{format}', summary: '导出自由报表' })
    .input(z.object({ ...asked, title: name.optional(), format: z.enum(formats) }))
    .output(fileOutput),
  list: read
    .route({ method: 'GET', path: '/statistics/cross-tables', summary: '已保存的自由报表' })
    .output(z.array(CrossTable)),
  save: write
    .route({ method: 'POST', path: '/statistics/cross-tables', summary: '保存自由报表' })
    .input(z.object({ name, definition: CrossDefinition, sharedWithId: id.optional() }))
    .output(CrossTable),
  change: write
    .route({ method: 'PUT', path: '/statistics/cross-tables/{id}', summary: '修改自由报表' })
    .input(z.object({ id, name, definition: CrossDefinition, sharedWithId: id.optional() }))
    .output(CrossTable),
  remove: write
    .route({ method: 'DELETE', path: '/statistics/cross-tables/{id}', summary: '删除自由报表' })
    .input(z.object({ id }))
    .output(z.object({})),
}

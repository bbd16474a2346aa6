import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf } from '#basics/contract.ts'
import { properties, retentions } from '../rules.ts'
import { subjectKinds } from '../subjects/rules.ts'

const id = z.number().int().positive()
const retention = z.enum(retentions)
/** What is to be filed. */
const subject = { kind: z.enum(subjectKinds), id }

const Row = z.object({
  id,
  archiveNumber: z.string(),
  title: z.string(),
  year: z.number().int(),
  retention,
  responsible: z.string(),
  formedOn: day,
  documentNumbers: z.string(),
  organizationId: id,
  organizationName: z.string(),
  papers: z.number().int(),
  pages: z.number().int(),
  bytes: z.number().int(),
  filedAt: z.string(),
  filedBy: z.string(),
})

const Item = Row.extend({
  packageDigest: z.string(),
  subjectKind: z.string(),
  subjectId: id,
  checks: z.array(
    z.object({ property: z.enum(properties), title: z.string(), holds: z.boolean(), note: z.string() }),
  ),
  /** The files of the package, by path. */
  files: z.array(z.object({ path: z.string(), bytes: z.number().int() })),
  /** Read by a loan, until this day. */
  loanUntil: day.nullable(),
})

const filters = {
  text: z.string().trim().max(60).optional(),
  organizationId: id.optional(),
  year: z.number().int().min(1900).max(2200).optional(),
  retention: z.array(retention).optional(),
  sort: z.enum(['archiveNumber', 'formedOn', 'filedAt', 'title']).default('filedAt'),
  descending: z.boolean().default(true),
}
export type ItemFilters = z.output<z.ZodObject<typeof filters>>

const read = endpoint.meta({ permission: 'archive.read' })
const download = endpoint.meta({ permission: 'archive.read', download: true })

/** 归档: one click files what is finished; the catalogue, boxes, packages. */
export const items = {
  list: read
    .route({ method: 'GET', path: '/archive', summary: '档案目录' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Row)),
  export: download
    .route({ method: 'GET', path: '/archive.xlsx', summary: '导出档案目录' })
    .input(z.object(filters))
    .output(fileOutput),
  boxes: read.route({ method: 'GET', path: '/archive/boxes', summary: '档案盒（按年度和保管期限）' }).output(
    z.array(
      z.object({
        year: z.number().int(),
        retention,
        items: z.number().int(),
        pages: z.number().int(),
        bytes: z.number().int(),
      }),
    ),
  ),
  get: read
    .route({ method: 'GET', path: '/archive/{id}', summary: '一件档案' })
    .input(z.object({ id }))
    .output(Item),
  file: endpoint
    .meta({ permission: 'archive.file', ownTransactions: true })
    .route({
      method: 'POST',
      path: '/archive-subjects/{kind}/{id}',
      summary: '一键归档：请示和批复、组织关系介绍信、发展党员材料',
    })
    .input(z.object(subject))
    .output(Item),
  filed: read
    .route({ method: 'GET', path: '/archive-subjects/{kind}/{id}', summary: '一件事的归档情况' })
    .input(z.object(subject))
    .output(
      z.object({
        itemId: id.nullable(),
        archiveNumber: z.string().nullable(),
        whyNot: z.string().nullable(),
      }),
    ),
  package: download
    .route({ method: 'GET', path: '/archive/{id}/package', summary: '下载档案包（BagIt）' })
    .input(z.object({ id }))
    .output(fileOutput),
  paper: download
    .route({ method: 'GET', path: '/archive/{id}/file', summary: '下载档案包里的一个文件' })
    .input(z.object({ id, path: z.string().min(1).max(400) }))
    .output(fileOutput),
  year: endpoint
    .meta({ permission: 'archive.keep', download: true })
    .route({ method: 'GET', path: '/archive/years/{year}', summary: '导出一个年度的全部档案包' })
    .input(z.object({ year: z.number().int().min(1900).max(2200) }))
    .output(fileOutput),
}

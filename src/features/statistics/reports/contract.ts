import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf } from '#basics/contract.ts'
import { personal } from '#basics/personal-fields.ts'
import { formats, place, Report, tables } from '../answers/contract.ts'

const id = z.number().int().positive()

/** What stands on the cover of the annual forms. */
const Cover = z.object({
  unit: z.string(),
  head: z.string(),
  maker: z.string(),
  phone: personal('officePhone', z.string()),
  madeOn: day,
})

const MadeReport = z.object({
  id,
  organizationId: id,
  organizationName: z.string(),
  asOf: day,
  tables: z.array(z.string()),
  digest: z.string(),
  madeAt: z.string(),
  madeBy: z.string(),
  failedChecks: z.number().int(),
})

/** A correction of the past that was recorded after the report was made. */
const Correction = z.object({
  subject: z.enum(['person', 'organization']),
  id,
  name: z.string(),
  kind: z.string(),
  effectiveOn: day.nullable(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  reason: z.string(),
})

const read = endpoint.meta({ permission: 'statistics.read' })

/** 报表留存: reports as they were made, with their digest; the same report made again can be compared. */
export const reports = {
  make: endpoint
    .meta({ permission: 'statistics.make' })
    .route({ method: 'POST', path: '/statistics/reports', summary: '生成并留存整套报表' })
    .input(z.object({ ...place, tables, phone: z.string().trim().max(40).optional() }))
    .output(MadeReport),
  list: read
    .route({ method: 'GET', path: '/statistics/reports', summary: '已生成的报表' })
    .input(z.object({ organizationId: id.optional(), ...pageInput }))
    .output(pageOf(MadeReport)),
  export: endpoint
    .meta({ permission: 'statistics.read', download: true })
    .route({ method: 'GET', path: '/statistics/reports.xlsx', summary: '导出已生成的报表目录' })
    .input(z.object({ organizationId: id.optional() }))
    .output(fileOutput),
  get: read
    .route({ method: 'GET', path: '/statistics/reports/{id}', summary: '一份已生成的报表' })
    .input(z.object({ id }))
    .output(MadeReport.extend({ cover: Cover, report: Report })),
  compare: read
    .route({
      method: 'GET',
      path: '/statistics/reports/{id}/comparison',
      summary: '与现在重新计算的结果比较',
    })
    .input(z.object({ id }))
    .output(
      z.object({
        same: z.boolean(),
        digest: z.string(),
        changes: z.array(
          z.object({
            table: z.string(),
            tableTitle: z.string(),
            row: z.string(),
            column: z.string(),
            before: z.number().nullable(),
            after: z.number().nullable(),
          }),
        ),
        corrections: z.array(Correction),
        correctedAt: z.string().nullable(),
      }),
    ),
  file: endpoint
    .meta({ permission: 'statistics.export', download: true })
    .route({ method: 'GET', path: '/statistics/reports/{id}/files/{format}', summary: '下载已生成的报表' })
    .input(z.object({ id, format: z.enum(formats) }))
    .output(fileOutput),
}

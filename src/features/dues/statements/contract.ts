import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf, reason } from '#basics/contract.ts'
import { year } from '../funds/contract.ts'

const id = z.number().int().positive()
export const format = z.enum(['pdf', 'xlsx'])

const Statement = z.object({
  id,
  organizationId: id,
  organizationName: z.string(),
  year,
  balanceFen: z.number().int(),
  digest: z.string(),
  asOf: day,
  madeBy: z.string(),
  withdrawnBecause: z.string().nullable(),
})
/** One as a member reads it, with its lines. */
export const ToldStatement = z.object({
  id,
  organizationName: z.string(),
  year,
  asOf: day,
  lines: z.array(z.array(z.string())),
  notes: z.array(z.string()),
})
const filters = { organizationId: id.optional(), year: year.optional() }

/** 公示: the fund of a year told to the members in one press, kept with its digest; the year is closed by it. */
export const statements = {
  make: endpoint
    .meta({ permission: 'dues.collect' })
    .route({
      method: 'POST',
      path: '/organizations/{id}/dues-statements',
      summary: '生成一年的党费收缴使用情况公示',
    })
    .input(z.object({ id, year }))
    .output(Statement),
  list: endpoint
    .meta({ permission: 'dues.read' })
    .route({ method: 'GET', path: '/dues-statements', summary: '党费收缴使用情况公示' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Statement)),
  export: endpoint
    .meta({ permission: 'dues.read', download: true })
    .route({ method: 'GET', path: '/dues-statements.xlsx', summary: '导出公示目录' })
    .input(z.object(filters))
    .output(fileOutput),
  file: endpoint
    .meta({ permission: 'dues.read', download: true })
    .route({ method: 'GET', path: '/dues-statements/{id}/files/{format}', summary: '下载公示' })
    .input(z.object({ id, format }))
    .output(fileOutput),
  withdraw: endpoint
    .meta({ permission: 'dues.oversee' })
    .route({ method: 'POST', path: '/dues-statements/{id}/withdrawal', summary: '撤回有误的公示' })
    .input(z.object({ id, reason }))
    .output(Statement),
}

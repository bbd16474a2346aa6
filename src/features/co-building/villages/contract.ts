import { z } from 'zod'
import { endpoint, fileOutput, pageInput, pageOf } from '#basics/contract.ts'
import { id } from '../projects/contract.ts'
import { incomeSources } from '../rules.ts'

const sum = z.number().int()
const name = z.string().trim().min(1).max(30)
const year = z.coerce.number().int().min(2000).max(2200)

const Line = z.object({
  id,
  name: z.string(),
  county: z.string(),
  town: z.string(),
  organizationId: id,
  organizationName: z.string(),
  branchId: id.nullable(),
  branchName: z.string().nullable(),
  households: sum.nullable(),
  projects: sum,
  ownFen: sum,
  projectFen: sum,
  /** Own sources and what was paid from projects, of the year asked for. */
  totalFen: sum,
  /** The same of the year it is compared with. */
  beforeFen: sum,
})
const Village = Line.extend({
  mayKeep: z.boolean(),
  mayRecord: z.boolean(),
  years: z.array(
    z.object({
      year: sum,
      ownFen: sum,
      projectFen: sum,
      sources: z.array(z.object({ source: z.enum(incomeSources), fen: sum })),
    }),
  ),
  shares: z.array(
    z.object({
      projectId: id,
      name: z.string(),
      weight: sum,
      /** Of the weights of all villages. */
      weights: sum,
      villages: sum,
      paidFen: sum,
      waitingFen: sum,
    }),
  ),
})
const facts = {
  name,
  county: name,
  town: name,
  branchId: id.nullable().default(null),
  households: z.number().int().min(1).max(100_000).nullable().default(null),
}
const filters = {
  text: z.string().trim().max(50).optional(),
  county: z.string().trim().max(30).optional(),
  organizationId: id.optional(),
  projectId: id.optional(),
  year: year.optional(),
  before: year.optional(),
  /** Less, or at least, so much in the year, in 万元: 10, 15. */
  below: z.coerce.number().int().min(1).max(10_000).optional(),
  above: z.coerce.number().int().min(1).max(10_000).optional(),
  /** `need`: those with the least first, and never the other way round. */
  sort: z.enum(['name', 'county', 'need']).default('county'),
  descending: z.boolean().default(false),
}
export type VillageFilters = z.output<z.ZodObject<typeof filters>>

const read = endpoint.meta({ permission: 'coBuilding.read' })
const lead = endpoint.meta({ permission: 'coBuilding.lead' })

/** 行政村: partners with their own record; one may stand beside a branch of the register. */
export const villages = {
  list: read
    .route({ method: 'GET', path: '/villages', summary: '行政村和村集体收入' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Line)),
  export: endpoint
    .meta({ permission: 'coBuilding.read', download: true })
    .route({ method: 'GET', path: '/villages.xlsx', summary: '导出行政村和村集体收入' })
    .input(z.object(filters))
    .output(fileOutput),
  get: read
    .route({ method: 'GET', path: '/villages/{id}', summary: '一个行政村：历年收入和参与的项目' })
    .input(z.object({ id }))
    .output(Village),
  register: lead
    .route({ method: 'POST', path: '/organizations/{id}/villages', summary: '登记行政村' })
    .input(z.object({ id, ...facts }))
    .output(Village),
  change: lead
    .route({ method: 'PUT', path: '/villages/{id}', summary: '修改行政村' })
    .input(z.object({ id, ...facts }))
    .output(Village),
  recordIncome: endpoint
    .meta({ permission: 'coBuilding.pay' })
    .route({ method: 'PUT', path: '/villages/{id}/incomes/{year}', summary: '登记村集体自有收入' })
    .input(
      z.object({
        id,
        year,
        incomes: z
          .array(z.object({ source: z.enum(incomeSources), fen: sum.min(0).max(100_000_000_000) }))
          .max(incomeSources.length),
      }),
    )
    .output(Village),
}

import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf, reason } from '#basics/contract.ts'
import { requestStatuses } from '#features/requests/rules.ts'
import {
  agreementKinds,
  divisions,
  fundKinds,
  owners,
  projectKinds,
  receiptKinds,
  stages,
  usualRate,
} from '../rules.ts'

export const id = z.number().int().positive()
const name = z.string().trim().min(1).max(60)
const ground = z.string().trim().max(200)
/** A sum as it is typed: beyond its bounds it is told with what to do. */
const words = '应大于 0，不超过 100 亿元。请核对是否多写了零'
export const fen = z.number().int().min(1, words).max(1_000_000_000_000, words)
const sum = z.number().int()
const rate = z.number().int().min(1, '应大于 0，不超过 100%').max(10_000, '应大于 0，不超过 100%')
const years = z.number().int().min(1, '应为 1 至 50 年').max(50, '应为 1 至 50 年')
export const year = years

const Terms = z.object({
  kind: z.enum(projectKinds),
  name,
  county: name.max(30),
  town: name.max(30),
  place: ground.default(''),
  investor: name,
  operator: name,
  landTenths: z.number().int().min(0).max(1_000_000).default(0),
  plantMetres: z.number().int().min(0).max(10_000_000).default(0),
  capacity: z.number().int().min(0).max(100_000_000).default(0),
  capacityUnit: z.string().trim().max(10).default(''),
  totalFen: fen,
  rate: rate.default(usualRate),
  rateGround: ground.optional(),
  termFrom: day.nullable().default(null),
  termYears: years.default(15),
  loanRate: z.number().int().min(0).max(10_000).default(0),
  loanYears: years.nullable().default(null),
  loanMethod: z.enum(['equalPrincipal', 'equalPayment']).default('equalPrincipal'),
  residualOwner: z.enum(owners).default('investor'),
  priceFen: z.number().int().min(1).max(1_000_000_000).nullable().default(null),
  costFen: z.number().int().min(1).max(1_000_000_000).nullable().default(null),
})

const Line = z.object({
  id,
  name: z.string(),
  kind: z.enum(projectKinds),
  county: z.string(),
  town: z.string(),
  organizationId: id,
  organizationName: z.string(),
  investor: z.string(),
  operator: z.string(),
  totalFen: sum,
  rate: z.number().int(),
  capacity: z.number().int(),
  capacityUnit: z.string(),
  villages: z.number().int(),
  stage: z.enum(stages).nullable(),
  termFrom: day.nullable(),
  termUntil: day.nullable(),
  /** Fixed return that was due and did not come. */
  lateFen: sum,
  /** Fixed return that came: in the year asked for, or ever. */
  receivedFen: sum,
  ended: z.boolean(),
})

const Project = Line.extend({
  place: z.string(),
  landTenths: z.number().int(),
  plantMetres: z.number().int(),
  rateGround: z.string().nullable(),
  termYears: z.number().int(),
  loanRate: z.number().int(),
  loanYears: z.number().int().nullable(),
  loanMethod: z.enum(['equalPrincipal', 'equalPayment']),
  residualOwner: z.enum(owners),
  division: z.enum(divisions),
  priceFen: sum.nullable(),
  costFen: sum.nullable(),
  endedBecause: z.string().nullable(),
  registeredBy: z.string(),
  /** Whether whoever asks leads it: he may change it. */
  mayLead: z.boolean(),
  request: z
    .object({
      id,
      status: z.enum(requestStatuses),
      number: z.string().nullable(),
      replyNumber: z.string().nullable(),
      repliedOn: day.nullable(),
    })
    .nullable(),
  stages: z.array(
    z.object({
      stage: z.enum(stages),
      plannedOn: day.nullable(),
      reachedOn: day.nullable(),
      ground: z.string(),
    }),
  ),
  funds: z.array(z.object({ kind: z.enum(fundKinds), name: z.string(), fen: sum })),
  assets: z.array(z.object({ name: z.string(), fen: sum, residualFen: sum, years: z.number().int() })),
  shares: z.array(
    z.object({
      villageId: id,
      name: z.string(),
      county: z.string(),
      town: z.string(),
      weight: z.number().int(),
      /** What was paid to it from this project. */
      paidFen: sum,
    }),
  ),
  agreements: z.array(
    z.object({
      id,
      kind: z.enum(agreementKinds),
      name: z.string(),
      partners: z.string(),
      signedOn: day,
      fromOn: day,
      untilOn: day,
      fileName: z.string().nullable(),
      endedOn: day.nullable(),
      endedBecause: z.string().nullable(),
    }),
  ),
  batches: z.array(
    z.object({
      id,
      number: z.number().int(),
      begunOn: day,
      placed: z.number().int(),
      soldOn: day.nullable(),
      sold: z.number().int().nullable(),
      salesFen: sum.nullable(),
    }),
  ),
  receipts: z.array(
    z.object({
      id,
      kind: z.enum(receiptKinds),
      year: z.number().int(),
      fen: sum,
      paidOn: day,
      number: z.string(),
      recordedBy: z.string(),
      withdrawnBecause: z.string().nullable(),
    }),
  ),
})

const filters = {
  text: z.string().trim().max(50).optional(),
  kind: z.enum(projectKinds).optional(),
  county: z.string().trim().max(30).optional(),
  stages: z.array(z.enum(stages)).optional(),
  organizationId: id.optional(),
  villageId: id.optional(),
  late: z.coerce.boolean().optional(),
  /** Paid for out of such a fund. */
  fund: z.enum(fundKinds).optional(),
  /** Fixed return came in this calendar year. */
  paidIn: z.coerce.number().int().min(2000).max(2200).optional(),
  ended: z.coerce.boolean().default(false),
  sort: z.enum(['name', 'county', 'termUntil', 'organization']).default('county'),
  descending: z.boolean().default(false),
}
export type ProjectFilters = z.output<z.ZodObject<typeof filters>>
export type ProjectTerms = z.output<typeof Terms>

const read = endpoint.meta({ permission: 'coBuilding.read' })
const lead = endpoint.meta({ permission: 'coBuilding.lead' })

/** 共建项目: led by a committee; seen by the branches of the villages that share in it as well. */
export const projects = {
  list: read
    .route({ method: 'GET', path: '/co-building-projects', summary: '政企村共建项目' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Line)),
  export: endpoint
    .meta({ permission: 'coBuilding.read', download: true })
    .route({ method: 'GET', path: '/co-building-projects.xlsx', summary: '导出共建项目' })
    .input(z.object(filters))
    .output(fileOutput),
  counties: read
    .route({ method: 'GET', path: '/co-building-counties', summary: '共建项目和村所在的县' })
    .output(z.array(z.string())),
  get: read
    .route({ method: 'GET', path: '/co-building-projects/{id}', summary: '一个共建项目' })
    .input(z.object({ id }))
    .output(Project),
  register: lead
    .route({ method: 'POST', path: '/organizations/{id}/co-building-projects', summary: '登记共建项目' })
    .input(Terms.extend({ id }))
    .output(Project),
  change: lead
    .route({ method: 'PUT', path: '/co-building-projects/{id}', summary: '修改共建项目' })
    .input(Terms.extend({ id }))
    .output(Project),
  reach: lead
    .route({
      method: 'PUT',
      path: '/co-building-projects/{id}/stages/{stage}',
      summary: '登记建设进度（计划和完成日期）',
    })
    .input(
      z.object({
        id,
        stage: z.enum(stages),
        plannedOn: day.nullable().default(null),
        reachedOn: day.nullable().default(null),
        ground: ground.default(''),
      }),
    )
    .output(Project),
  setFunds: lead
    .route({ method: 'PUT', path: '/co-building-projects/{id}/funds', summary: '登记资金来源' })
    .input(
      z.object({
        id,
        funds: z
          .array(z.object({ kind: z.enum(fundKinds), name, fen }))
          .min(1)
          .max(30),
      }),
    )
    .output(Project),
  setAssets: lead
    .route({ method: 'PUT', path: '/co-building-projects/{id}/assets', summary: '登记固定资产' })
    .input(
      z.object({
        id,
        assets: z
          .array(
            z.object({
              name,
              fen,
              residualFen: z.number().int().min(0),
              years: z.number().int().min(1).max(60),
            }),
          )
          .max(60),
      }),
    )
    .output(Project),
  setShares: lead
    .route({
      method: 'PUT',
      path: '/co-building-projects/{id}/shares',
      summary: '登记受益村和分配办法',
    })
    .input(
      z.object({
        id,
        division: z.enum(divisions),
        shares: z
          .array(z.object({ villageId: id, weight: z.number().int().min(1).max(1_000_000).default(1) }))
          .min(1)
          .max(500),
      }),
    )
    .output(Project),
  request: lead
    .route({
      method: 'POST',
      path: '/co-building-projects/{id}/requests',
      summary: '起草立项请示',
    })
    .input(z.object({ id }))
    .output(z.object({ requestId: id, documentId: id })),
  end: lead
    .route({ method: 'POST', path: '/co-building-projects/{id}/ending', summary: '终止或撤销共建项目' })
    .input(z.object({ id, reason }))
    .output(Project),
}
export { Project }

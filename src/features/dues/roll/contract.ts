import { z } from 'zod'
import { endpoint, fileOutput, pageInput, pageOf } from '#basics/contract.ts'
import { arrearStages } from '../arrears/rules.ts'
import { month } from '../settings/contract.ts'
import { chargeStates } from './rules.ts'

const id = z.number().int().positive()
const fen = z.number().int()

export const chargeFacts = {
  month,
  fen,
  paidFen: fen,
  state: z.enum(chargeStates),
  /** Reckoned anew since it was made. */
  corrected: z.boolean(),
}

const Charge = z.object({
  personId: id,
  personName: z.string(),
  employeeNo: z.string(),
  organizationId: id,
  organizationName: z.string(),
  ...chargeFacts,
  /** Of earlier months. */
  owingFen: fen,
  owingMonths: z.number().int(),
  stage: z.enum(arrearStages),
  /** What would help, said to the branch. */
  words: z.string(),
})

export const Payment = z.object({
  intakeId: id,
  month: month.nullable(),
  fen,
  way: z.string(),
  paidOn: z.string(),
  recordedBy: z.string(),
  withdrawnBecause: z.string().nullable(),
})

const Explained = z.object({
  ...chargeFacts,
  lines: z.array(z.string()),
  corrections: z.array(
    z.object({ wasFen: fen, fen: fen.nullable(), because: z.string(), at: z.string(), by: z.string() }),
  ),
  payments: z.array(Payment),
})

const Figures = z.object({
  people: z.number().int(),
  paidPeople: z.number().int(),
  dueFen: fen,
  paidFen: fen,
  /** Members without a base: not in the roll yet. */
  missing: z.number().int(),
  /** Whether anybody is in the roll of the month. */
  made: z.boolean(),
})

const scope = { month: month.optional(), organizationId: id.optional() }
const filters = {
  ...scope,
  text: z.string().trim().max(50).optional(),
  state: z.enum(chargeStates).optional(),
  /** Of this month something is left to pay. */
  unpaid: z.boolean().optional(),
  /** Of this month something was paid. */
  paid: z.boolean().optional(),
  behind: z.boolean().optional(),
}
const read = endpoint.meta({ permission: 'dues.read' })
const Made = z.object({
  made: z.number().int(),
  corrected: z.number().int(),
  voided: z.number().int(),
  same: z.number().int(),
  missing: z.number().int(),
})

/** 党费名册: what everybody owes for a month, who has paid; made in one step, made again as often as one likes. */
export const roll = {
  make: endpoint
    .meta({ permission: 'dues.collect' })
    .route({ method: 'POST', path: '/dues-rolls', summary: '生成或重新核算一个月的党费名册' })
    .input(z.object({ organizationId: id, month }))
    .output(Made),
  figures: read
    .route({ method: 'GET', path: '/dues-rolls/figures', summary: '一个月的应交、已交、人数' })
    .input(z.object(scope))
    .output(Figures),
  list: read
    .route({ method: 'GET', path: '/dues-charges', summary: '党费名册' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Charge)),
  export: endpoint
    .meta({ permission: 'dues.read', download: true })
    .route({ method: 'GET', path: '/dues-charges.xlsx', summary: '导出党费名册' })
    .input(z.object(filters))
    .output(fileOutput),
  explain: read
    .route({
      method: 'POST',
      path: '/dues-charges/{id}/{month}/openings',
      summary: '查看一人一月党费的算法（含基数，留审计记录）',
    })
    .input(z.object({ id, month }))
    .output(Explained),
}

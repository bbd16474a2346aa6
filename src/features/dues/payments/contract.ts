import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf, reason } from '#basics/contract.ts'
import { personal } from '#basics/personal-fields.ts'
import { amount, month } from '../settings/contract.ts'
import { ways } from './rules.ts'

const id = z.number().int().positive()
const fen = z.number().int()
const way = z.enum(['cash', 'transfer', 'deduction'])
const note = z.string().trim().max(200).optional()

/** What one person gave at one time. */
const Taken = z.object({
  intakeId: id,
  personId: id,
  personName: z.string(),
  organizationName: z.string(),
  way: z.enum(ways),
  paidOn: day,
  fromMonth: month.nullable(),
  untilMonth: month.nullable(),
  fen: personal('dues', fen),
  extraFen: fen,
  note: z.string().nullable(),
  recordedBy: z.string(),
  withdrawnBecause: z.string().nullable(),
})

const filters = {
  organizationId: id.optional(),
  text: z.string().trim().max(50).optional(),
  way: z.enum(ways).optional(),
  paidFrom: day.optional(),
  paidUntil: day.optional(),
  fundOfId: id.optional(),
  remittanceId: id.optional(),
}
const collect = endpoint.meta({ permission: 'dues.collect' })
const Done = z.object({ intakeId: id, people: z.number().int(), fen })

/** 交纳: taken in the branch one by one or all at once; a mistake is withdrawn with its reason. */
export const payments = {
  list: endpoint
    .meta({ permission: 'dues.read' })
    .route({ method: 'GET', path: '/dues-payments', summary: '党费交纳记录' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Taken)),
  export: endpoint
    .meta({ permission: 'dues.read', download: true })
    .route({ method: 'GET', path: '/dues-payments.xlsx', summary: '导出党费交纳记录' })
    .input(z.object(filters))
    .output(fileOutput),
  record: collect
    .route({ method: 'POST', path: '/dues-payments', summary: '登记多人交清一个月的党费' })
    .input(
      z.object({ organizationId: id, month, personIds: z.array(id).min(1).max(500), way, paidOn: day, note }),
    )
    .output(Done),
  take: collect
    .route({
      method: 'POST',
      path: '/dues-payments/{id}',
      summary: '登记一人交来的一笔党费（先抵最早的欠交月份）',
    })
    .input(
      z.object({
        id,
        fen: amount(1, 1_000_000_00),
        way,
        paidOn: day,
        note,
        extra: z.boolean().default(false),
      }),
    )
    .output(Done.extend({ months: z.array(month), extraFen: fen, centre: z.boolean() })),
  withdraw: collect
    .route({
      method: 'POST',
      path: '/dues-payments/{id}/withdrawal',
      summary: '撤销一人记错的一笔交纳（编号为交纳记录编号）',
    })
    .input(z.object({ id, personId: id, reason }))
    .output(z.object({ id })),
  receipt: endpoint
    .meta({ permission: 'dues.read', download: true })
    .route({ method: 'GET', path: '/dues-payments/{id}/receipt.pdf', summary: '打印一人一笔交纳的收据' })
    .input(z.object({ id, personId: id }))
    .output(fileOutput),
}

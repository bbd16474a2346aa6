import { z } from 'zod'
import { endpoint, fileOutput } from '#basics/contract.ts'
import { arrearStages } from '../arrears/rules.ts'
import { Base, items } from '../bases/contract.ts'
import { chargeFacts, Payment } from '../roll/contract.ts'
import { duesKinds } from '../rules.ts'
import { month } from '../settings/contract.ts'
import { format, ToldStatement } from '../statements/contract.ts'

const id = z.number().int().positive()
const own = endpoint.meta({ permission: 'dues.readOwn', helped: 'dues' })

const Month = z.object({ ...chargeFacts, lines: z.array(z.string()) })
const Own = z.object({
  organizationName: z.string().nullable(),
  month,
  /** Of this month; null while it is not reckoned. */
  present: Month.nullable(),
  history: z.array(Month),
  payments: z.array(Payment),
  base: Base.nullable(),
  proposal: Base.nullable(),
  owingFen: z.number().int(),
  owingMonths: z.number().int(),
  stage: z.enum(arrearStages),
  paidUntil: month.nullable(),
})

/** 我的党费: this month and how it is reckoned, the base to confirm or to propose, what was paid. */
export const ownDues = {
  get: own.route({ method: 'GET', path: '/own-dues', summary: '我的党费' }).output(Own),
  confirm: own
    .route({ method: 'POST', path: '/own-dues/bases/{id}/confirmation', summary: '确认我的缴费基数' })
    .input(z.object({ id }))
    .output(Own),
  propose: own
    .route({ method: 'POST', path: '/own-dues/proposals', summary: '申请更正我的缴费基数' })
    .input(
      z.object({
        fromMonth: month,
        kind: z.enum(duesKinds),
        items,
        explanation: z.string().trim().min(2, '请写明原因，至少 2 个字').max(300),
      }),
    )
    .output(Own),
  withdraw: own
    .route({ method: 'POST', path: '/own-dues/proposals/withdrawal', summary: '撤回我的更正申请' })
    .output(Own),
  statements: own
    .route({ method: 'GET', path: '/own-dues/statements', summary: '我所在党组织的党费公示' })
    .output(z.array(ToldStatement)),
  statement: endpoint
    .meta({ permission: 'dues.readOwn', helped: 'dues', download: true })
    .route({
      method: 'GET',
      path: '/own-dues/statements/{id}/files/{format}',
      summary: '下载我所在党组织的党费公示',
    })
    .input(z.object({ id, format }))
    .output(fileOutput),
  receipt: endpoint
    .meta({ permission: 'dues.readOwn', helped: 'dues', download: true })
    .route({ method: 'GET', path: '/own-dues/receipts/{id}', summary: '打印我的收据' })
    .input(z.object({ id }))
    .output(fileOutput),
}

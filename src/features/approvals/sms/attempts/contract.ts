import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf } from '#basics/contract.ts'
import { personal } from '#basics/personal-fields.ts'
import { outcomes } from '../rules.ts'

const id = z.number().int().positive()

const Attempt = z.object({
  id,
  at: z.string(),
  name: z.string().nullable(),
  fromMasked: personal('phone', z.string()),
  affairId: id.nullable(),
  title: z.string().nullable(),
  outcome: z.enum(outcomes),
})

const question = {
  text: z.string().trim().max(50).optional(),
  outcome: z.enum(outcomes).optional(),
  from: day.optional(),
  until: day.optional(),
}

/** 短信审批记录: what phones answered and what became of it. */
export const attempts = {
  list: endpoint
    .meta({ permission: 'approvals.chains' })
    .route({ method: 'GET', path: '/sms-attempts', summary: '短信审批记录' })
    .input(z.object({ ...pageInput, ...question }))
    .output(pageOf(Attempt)),
  export: endpoint
    .meta({ permission: 'approvals.chains', download: true })
    .route({ method: 'GET', path: '/sms-attempts.xlsx', summary: '导出短信审批记录' })
    .input(z.object(question))
    .output(fileOutput),
}

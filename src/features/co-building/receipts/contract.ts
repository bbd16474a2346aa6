import { z } from 'zod'
import { day, endpoint, fileOutput, reason } from '#basics/contract.ts'
import { fen, id, Project, year } from '../projects/contract.ts'
import { receiptKinds } from '../rules.ts'

const lead = endpoint.meta({ permission: 'coBuilding.lead' })

/** 收付登记: what was paid for a year of the term. */
export const receipts = {
  record: lead
    .route({
      method: 'POST',
      path: '/co-building-projects/{id}/receipts',
      summary: '登记收到的固定收益、偿还的本金和利息',
    })
    .input(
      z.object({
        id,
        kind: z.enum(receiptKinds),
        year,
        fen,
        paidOn: day,
        number: z.string().trim().min(1).max(60),
      }),
    )
    .output(Project),
  withdraw: lead
    .route({ method: 'POST', path: '/co-building-receipts/{id}/withdrawal', summary: '撤销记错的收付' })
    .input(z.object({ id, reason }))
    .output(Project),
  export: endpoint
    .meta({ permission: 'coBuilding.read', download: true })
    .route({ method: 'GET', path: '/co-building-projects/{id}/receipts.xlsx', summary: '导出收付记录' })
    .input(z.object({ id }))
    .output(fileOutput),
}

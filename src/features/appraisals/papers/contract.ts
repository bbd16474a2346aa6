import { z } from 'zod'
import { endpoint, fileOutput } from '#basics/contract.ts'
import { papers as names } from './rules.ts'

/** 民主评议登记表、汇总表、测评票 to print. */
export const papers = {
  print: endpoint
    .meta({ permission: 'appraisals.read', download: true })
    .route({ method: 'GET', path: '/appraisals/{id}/papers.pdf', summary: '打印登记表、汇总表、测评票' })
    .input(
      z.object({
        id: z.coerce.number().int().positive(),
        paper: z.enum(names),
        personId: z.coerce.number().int().positive().optional(),
      }),
    )
    .output(fileOutput),
}

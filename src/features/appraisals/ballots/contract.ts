import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'
import { marks, Round } from '../gathering/contract.ts'

const id = z.number().int().positive()

/** 民主测评 on paper: the tellers' counts, beside the ballots cast on the phone. */
export const ballots = {
  count: endpoint
    .meta({ permission: 'appraisals.conduct' })
    .route({ method: 'PUT', path: '/appraisals/{id}/paper-ballots', summary: '录入纸质测评票的计数' })
    .input(
      z.object({
        id,
        returned: z.number().int().min(0).max(5000),
        spoiled: z.number().int().min(0).max(5000),
        tellers: z.string().trim().min(2, '请写监票人、计票人姓名').max(100),
        rows: z.array(z.object({ personId: id, ...marks })).max(5000),
      }),
    )
    .output(Round),
}

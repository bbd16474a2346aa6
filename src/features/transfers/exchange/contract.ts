import { z } from 'zod'
import { day, endpoint } from '#basics/contract.ts'

const decide = endpoint.meta({ permission: 'transfers.decide' })

/** For which letters the table is asked for (features/number-exports). */
export const exchangeQuestion = z.object({
  direction: z.enum(['out', 'in']),
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
  issuedFrom: day,
  issuedUntil: day,
})

/** 交换表: what the national system's import reads, and the same table read from the other side. */
export const exchange = {
  read: decide
    .route({
      method: 'POST',
      path: '/transfer-exchange/readings',
      summary: '读入交换表，逐行给出结果（multipart）',
    })
    .input(z.object({ file: z.file() }))
    .output(
      z.object({
        entered: z.array(z.object({ line: z.number().int(), id: z.number().int(), name: z.string() })),
        refused: z.array(z.object({ line: z.number().int(), name: z.string(), why: z.string() })),
      }),
    ),
}

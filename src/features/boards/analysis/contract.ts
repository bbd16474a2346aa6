import { z } from 'zod'
import { day, endpoint } from '#basics/contract.ts'

const id = z.number().int().positive()

const Cell = z.object({ table: z.string(), row: z.string(), column: z.string() })
const Sentence = z.array(z.object({ text: z.string(), cell: Cell.optional() }))

/** 分析: what the figures of an organization say, in words; each number opens whoever it counts. */
export const analysisContract = endpoint
  .meta({ permission: 'boards.read' })
  .route({
    method: 'GET',
    path: '/board-analysis',
    summary: '数据分析：变化和差异的文字说明，每个数字可反查',
  })
  .input(z.object({ organizationId: id.optional(), asOf: day.optional() }))
  .output(
    z.object({
      asOf: day,
      organization: z.object({ id, name: z.string() }),
      /** Of the members in all; of shares that moved since last year; of organizations below that lie apart. */
      total: Sentence,
      moved: z.array(Sentence),
      apart: z.array(Sentence),
    }),
  )

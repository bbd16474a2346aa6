import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'

/** 收益推演: the figures of the report, worked out line by line. */
export const derivationContract = {
  get: endpoint
    .meta({ permission: 'coBuilding.read' })
    .route({ method: 'GET', path: '/co-building-derivation', summary: '报道数字的逐行推演' })
    .output(
      z.object({
        report: z.string(),
        lines: z.array(
          z.object({
            key: z.string(),
            title: z.string(),
            formula: z.string(),
            worked: z.string(),
            result: z.string(),
            quote: z.string().nullable(),
            told: z.string().nullable(),
            agrees: z.boolean().nullable(),
          }),
        ),
        assumptions: z.array(z.object({ title: z.string(), value: z.string(), ground: z.string() })),
      }),
    ),
}

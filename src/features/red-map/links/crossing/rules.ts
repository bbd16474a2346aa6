import { z } from 'zod'
import { day } from '#basics/contract.ts'
import { outcomes } from '../rules.ts'

/** What was found at the address of a site, as it comes from the extranet, where alone addresses can be looked at. */
export const CrossingLooks = z.strictObject({
  url: z
    .string()
    .max(1000)
    .regex(/^https?:\/\//),
  looks: z
    .array(z.strictObject({ onDay: day, outcome: z.enum(outcomes), reason: z.string().max(500) }))
    .min(1)
    .max(60),
})
export type CrossingLooks = z.infer<typeof CrossingLooks>

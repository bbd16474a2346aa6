import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf } from '#basics/contract.ts'

const Anchor = z.object({
  day,
  /** The last entry then, and its hash. */
  entryId: z.number().int().positive(),
  hash: z.string(),
  madeAt: z.string(),
  /** The digest of the anchor before; zeros for the first. */
  previous: z.string(),
  keyPrint: z.string(),
  signature: z.string(),
})

const question = { from: day.optional(), until: day.optional(), descending: z.boolean().default(true) }
const verifying = endpoint.meta({ permission: 'audit.verify' })

/** 审计锚点: the end of the trail on each day, signed. */
export const anchors = {
  list: verifying
    .route({ method: 'GET', path: '/audit-anchors', summary: '审计锚点' })
    .input(z.object({ ...pageInput, ...question }))
    .output(pageOf(Anchor)),
  export: endpoint
    .meta({ permission: 'audit.verify', download: true })
    .route({ method: 'GET', path: '/audit-anchors.xlsx', summary: '导出审计锚点' })
    .input(z.object(question))
    .output(fileOutput),
  get: verifying
    .route({ method: 'GET', path: '/audit-anchors/{day}', summary: '一天的审计锚点，连同可以另外保存的文本' })
    .input(z.object({ day }))
    .output(Anchor.extend({ line: z.string() })),
}

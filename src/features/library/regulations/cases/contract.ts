import { z } from 'zod'
import { endpoint, pageInput, pageOf } from '#basics/contract.ts'
import { caseKinds } from './rules.ts'

const kind = z.enum(caseKinds)
const count = z.number().int()

/** Affairs that run under a regulation: what whoever revises it has to look at. */
export const cases = endpoint
  .meta({ permission: 'library.edit' })
  .route({
    method: 'GET',
    path: '/library/regulations/{code}/cases',
    summary: '正在按这项规定办理的事项',
  })
  .input(z.object({ ...pageInput, code: z.string().max(60), kind: kind.optional() }))
  .output(
    pageOf(
      z.object({
        kind,
        id: count,
        organizationName: z.string(),
        whom: z.string().nullable(),
        since: z.string(),
        address: z.string(),
      }),
    ).extend({ counts: z.array(z.object({ kind, n: count })) }),
  )

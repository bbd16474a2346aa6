import { z } from 'zod'
import { endpoint, fileOutput, type Powers, pageInput, pageOf, reason } from '#basics/contract.ts'
import { wholeRollQuestion } from '#features/people/roll/contract.ts'
import { exchangeQuestion } from '#features/transfers/exchange/contract.ts'
import { kinds, states } from './rules.ts'

const id = z.number().int().positive()

const Line = z.object({
  id,
  kind: z.enum(kinds),
  people: z.number().int(),
  /** What was asked for, in words. */
  question: z.string(),
  reason: z.string(),
  organizationName: z.string(),
  askerName: z.string(),
  askedAt: z.string(),
  state: z.enum(states),
  deciderName: z.string().nullable(),
  because: z.string().nullable(),
  untilAt: z.string().nullable(),
  takenAt: z.string().nullable(),
  mine: z.boolean(),
  mayDecide: z.boolean(),
})

const filters = {
  text: z.string().trim().max(50).optional(),
  kind: z.enum(kinds).optional(),
  states: z.array(z.enum(states)).optional(),
  /** Only what waits for whoever looks. */
  forMe: z.coerce.boolean().optional(),
  sort: z.enum(['askedAt', 'people']).default('askedAt'),
  descending: z.boolean().default(true),
}
const asked = z.object(filters)
export type NumberExportFilters = z.output<typeof asked>

const use = endpoint.meta({ permission: 'numberExports.use' })

/** 号码导出: a table with whole numbers is asked for with a reason, agreed to by a second person when it is large. */
export const contract = {
  list: use
    .route({ method: 'GET', path: '/number-exports', summary: '含完整号码的导出申请' })
    .input(asked.extend(pageInput))
    .output(pageOf(Line)),
  export: endpoint
    .meta({ permission: 'numberExports.use', download: true })
    .route({ method: 'GET', path: '/number-exports.xlsx', summary: '导出申请的登记表' })
    .input(asked)
    .output(fileOutput),
  ask: endpoint
    .meta({ permission: 'numberExports.use', stepUp: true })
    .route({ method: 'POST', path: '/number-exports', summary: '申请导出含完整号码的表，须说明理由' })
    .input(
      z.object({
        wanted: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('roll'), question: wholeRollQuestion }),
          z.object({ kind: z.literal('transferExchange'), question: exchangeQuestion }),
        ]),
        reason,
      }),
    )
    .output(Line),
  decide: endpoint
    .meta({ permission: 'numberExports.use', stepUp: true })
    .route({ method: 'POST', path: '/number-exports/{id}/decisions', summary: '同意或不同意导出' })
    .input(z.object({ id, agreed: z.boolean(), because: z.string().trim().max(200).default('') }))
    .output(Line),
  withdraw: use
    .route({ method: 'POST', path: '/number-exports/{id}/withdrawals', summary: '撤回自己的导出申请' })
    .input(z.object({ id }))
    .output(Line),
  file: endpoint
    .meta({ permission: 'numberExports.use', download: true, stepUp: true })
    .route({ method: 'GET', path: '/number-exports/{id}/file', summary: '下载自己申请、已可下载的表' })
    .input(z.object({ id }))
    .output(fileOutput),
}

export const powers: Powers = { 'numberExports.use': ['committee', 'politicalWorkDepartment'] }

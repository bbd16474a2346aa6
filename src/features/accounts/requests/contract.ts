import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf, reason } from '#basics/contract.ts'
import { grantedRoles } from '../grants/rules.ts'
import { newUsername } from '../sessions/contract.ts'
import { kinds, states } from './rules.ts'

const id = z.number().int().positive()

const Line = z.object({
  id,
  kind: z.enum(kinds),
  state: z.enum(states),
  accountId: id.nullable(),
  name: z.string(),
  username: z.string().nullable(),
  organizationName: z.string().nullable(),
  /** What is asked for beside the kind, in words: the role and its dates. */
  detail: z.string().nullable(),
  reason: z.string(),
  askerName: z.string(),
  askedAt: z.string(),
  deciderName: z.string().nullable(),
  decidedAt: z.string().nullable(),
  because: z.string().nullable(),
  mine: z.boolean(),
  mayDecide: z.boolean(),
})

const filters = {
  text: z.string().trim().max(50).optional(),
  kind: z.enum(kinds).optional(),
  states: z.array(z.enum(states)).optional(),
  /** Only what waits for whoever looks. */
  forMe: z.coerce.boolean().optional(),
  sort: z.enum(['askedAt', 'decidedAt', 'name']).default('askedAt'),
  descending: z.boolean().default(true),
}
const asked = z.object(filters)
export type RequestFilters = z.output<typeof asked>

const ask = endpoint.meta({ permission: 'accounts.request' })
const accountId = id

/** 账号申请: to open an account, to let into one, to grant a role or take it back; asked by one, decided by another. */
export const contract = {
  list: ask
    .route({ method: 'GET', path: '/account-requests', summary: '账号申请' })
    .input(asked.extend(pageInput))
    .output(pageOf(Line)),
  export: endpoint
    .meta({ permission: 'accounts.request', download: true })
    .route({ method: 'GET', path: '/account-requests.xlsx', summary: '导出账号申请的登记表' })
    .input(asked)
    .output(fileOutput),
  ask: ask
    .route({ method: 'POST', path: '/account-requests', summary: '提出账号申请，由另一人决定后生效' })
    .input(
      z.object({
        asked: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('open'), personId: id, username: newUsername }),
          z.object({ kind: z.enum(['enable', 'disable', 'password', 'factors']), accountId }),
          z.object({
            kind: z.literal('grant'),
            accountId,
            role: z.enum(grantedRoles),
            organizationId: id,
            fromOn: day,
            untilOn: day.optional(),
          }),
          z.object({ kind: z.literal('revoke'), accountId, grantId: id }),
        ]),
        reason,
      }),
    )
    .output(z.object({ id })),
  withdraw: ask
    .route({ method: 'POST', path: '/account-requests/{id}/withdrawals', summary: '撤回自己的账号申请' })
    .input(z.object({ id }))
    .output(z.object({})),
  decide: endpoint
    .meta({ permission: 'accounts.decide', ownTransactions: true, stepUp: true })
    .route({
      method: 'POST',
      path: '/account-requests/{id}/decisions',
      summary: '同意（随即生效）或不同意账号申请',
    })
    .input(z.object({ id, agreed: z.boolean(), because: z.string().trim().max(500).default('') }))
    .output(
      z.object({
        /** The first password, shown this once, where one was given. */
        password: z.string().nullable(),
        username: z.string().nullable(),
      }),
    ),
}

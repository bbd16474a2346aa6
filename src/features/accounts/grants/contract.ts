import { z } from 'zod'
import { day, endpoint, reason } from '#basics/contract.ts'
import { grantedRoles } from './rules.ts'

const id = z.number().int().positive()

const Grant = z.object({
  id,
  role: z.enum(grantedRoles),
  organizationId: id,
  organizationName: z.string(),
  fromOn: day,
  untilOn: day.nullable(),
  reason: z.string(),
  grantedAt: z.string(),
  grantedBy: z.string(),
  revokedAt: z.string().nullable(),
  revokedBy: z.string().nullable(),
  revokedBecause: z.string().nullable(),
  status: z.enum(['coming', 'running', 'ended', 'revoked']),
  /** Whether the one who asks may revoke it. */
  revocable: z.boolean(),
})

const grant = endpoint.meta({ permission: 'accounts.grant', stepUp: true })

/** 授权: a role held for an organization, with dates and a reason. */
export const contract = {
  ofAccount: endpoint
    .meta({ permission: 'accounts.read' })
    .route({ method: 'GET', path: '/accounts/{id}/grants', summary: '账号的授权（含已收回的）' })
    .input(z.object({ id }))
    .output(z.array(Grant)),
  give: grant
    .route({ method: 'POST', path: '/accounts/{id}/grants', summary: '授权' })
    .input(
      z.object({
        id,
        role: z.enum(grantedRoles),
        organizationId: id,
        fromOn: day,
        untilOn: day.optional(),
        reason,
      }),
    )
    .output(z.object({ id })),
  revoke: grant
    .route({ method: 'POST', path: '/accounts/{id}/grants/{grantId}/revocation', summary: '收回授权' })
    .input(z.object({ id, grantId: id, reason }))
    .output(z.object({})),
}

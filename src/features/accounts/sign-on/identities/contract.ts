import { z } from 'zod'
import { endpoint, reason } from '#basics/contract.ts'
import { linkings, providerKinds } from '../rules.ts'

const id = z.number().int().positive()

/** Of another's account, by an administrator. */
export const contract = {
  ofAccount: endpoint
    .meta({ permission: 'accounts.read' })
    .route({ method: 'GET', path: '/accounts/{id}/identities', summary: '账号绑定的单点登录' })
    .input(z.object({ id }))
    .output(
      z.object({
        /** To what it may still be linked. */
        providers: z.array(z.object({ id, name: z.string(), kind: z.enum(providerKinds) })),
        identities: z.array(
          z.object({
            id,
            providerName: z.string(),
            shown: z.string(),
            linkedAt: z.string(),
            linkedHow: z.enum(linkings),
            linkedBy: z.string(),
          }),
        ),
      }),
    ),
  link: endpoint
    .meta({ permission: 'accounts.letIn', ownTransactions: true, stepUp: true })
    .route({ method: 'POST', path: '/accounts/{id}/identities', summary: '为账号绑定单点登录' })
    .input(
      z.object({
        id,
        providerId: id,
        /** The subject at an OIDC provider; the name in a directory. */
        subject: z.string().trim().min(1, '请填写身份服务里的用户标识').max(255),
        reason,
      }),
    )
    .output(z.object({})),
  unlink: endpoint
    .meta({ permission: 'accounts.manage', stepUp: true })
    .route({
      method: 'DELETE',
      path: '/accounts/{id}/identities/{identityId}',
      summary: '解除账号的一项绑定',
    })
    .input(z.object({ id, identityId: id, reason }))
    .output(z.object({})),
}

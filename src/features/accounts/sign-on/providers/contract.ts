import { z } from 'zod'
import { isCertificate } from '#basics/certificate.ts'
import { endpoint, reason } from '#basics/contract.ts'
import { providerKinds } from '../rules.ts'

const id = z.number().int().positive()

const settings = {
  kind: z.enum(providerKinds),
  name: z.string().trim().min(1, '请填写按钮上的名称').max(20, '按钮上的名称最多 20 个字'),
  address: z.string().trim().min(1, '请填写地址').max(300),
  client: z.string().trim().min(1, '请填写客户端编号或查询账号').max(300),
  scope: z.string().trim().max(200).default('profile'),
  base: z.string().trim().max(300).default(''),
  filter: z.string().trim().max(500).default(''),
  employeeClaim: z
    .string()
    .trim()
    .regex(/^[A-Za-z][\w.:/-]{0,99}$/, '请填写英文的字段名，例如 employee_number、employeeNumber'),
  matches: z.boolean(),
  trustsFactor: z.boolean(),
  /** The certificate that vouches for the provider's, as PEM; null: those that this machine believes. */
  authority: z
    .string()
    .trim()
    .max(20_000)
    .refine(isCertificate, '请粘贴 CA 证书的全文，以 -----BEGIN CERTIFICATE----- 开头')
    .nullable()
    .default(null),
}

const Provider = z.object({
  id,
  ...settings,
  enabled: z.boolean(),
  /** How many accounts are linked with it. */
  linked: z.number().int(),
  changedAt: z.string(),
  changedBy: z.string(),
})

const secret = z.string().min(1).max(500)
const read = endpoint.meta({ permission: 'accounts.providers' })
const change = endpoint.meta({ permission: 'accounts.policy', stepUp: true })

/**
 * 身份服务: who vouches, where, and as whom the platform asks there. Setting one up and putting it into use are two deeds:
 * under 三员分立 of two people, for whoever did both could be vouched for as anybody.
 */
export const contract = {
  list: read.route({ method: 'GET', path: '/sign-on/providers', summary: '单点登录的身份服务' }).output(
    z.object({
      providers: z.array(Provider),
      /** What the provider must be told: where browsers come back. */
      returnTo: z.string(),
    }),
  ),
  add: change
    .route({ method: 'POST', path: '/sign-on/providers', summary: '添加身份服务' })
    .input(z.object({ ...settings, secret, reason }))
    .output(z.object({ id })),
  change: change
    .route({ method: 'PUT', path: '/sign-on/providers/{id}', summary: '修改身份服务' })
    .input(
      z.object({
        id,
        ...settings,
        /** Left out, the one that is kept stays. */
        secret: secret.optional(),
        reason,
      }),
    )
    .output(z.object({ ended: z.number().int(), enabled: z.boolean() })),
  setEnabled: endpoint
    .meta({ permission: 'accounts.release', stepUp: true })
    .route({ method: 'PUT', path: '/sign-on/providers/{id}/use', summary: '启用或停用身份服务' })
    .input(z.object({ id, enabled: z.boolean(), reason }))
    .output(z.object({ ended: z.number().int() })),
  remove: change
    .route({ method: 'DELETE', path: '/sign-on/providers/{id}', summary: '移除身份服务' })
    .input(z.object({ id, reason }))
    .output(z.object({ ended: z.number().int() })),
  test: endpoint
    .meta({ permission: 'accounts.providers', ownTransactions: true })
    .route({ method: 'POST', path: '/sign-on/providers/{id}/trials', summary: '试一下身份服务' })
    .input(z.object({ id }))
    .output(z.object({ steps: z.array(z.object({ ok: z.boolean(), words: z.string() })) })),
}

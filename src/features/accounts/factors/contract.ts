import { z } from 'zod'
import { endpoint, reason } from '#basics/contract.ts'
import { factorPolicies } from './rules.ts'

const id = z.number().int().positive()

/** A one-time code, or a recovery code, as it was typed. */
const code = z.string().trim().min(6, '至少 6 位').max(20)

/** What the browser is asked, and what it answers: the words of W3C Web Authentication, read by the library. */
const Asked = z.record(z.string(), z.unknown())
const answer = z.looseObject({ id: z.string().max(2000), response: z.record(z.string(), z.unknown()) })

/** Where passkeys answer: the host, or null where browsers refuse them. */
const passkeyHost = z.string().nullable()

const Own = z.object({
  /** Since when an authenticator is set up. */
  totpSince: z.string().nullable(),
  passkeys: z.array(z.object({ id, name: z.string(), addedAt: z.string(), usedAt: z.string().nullable() })),
  codesLeft: z.number().int(),
  /** The institute asks for it. */
  required: z.boolean(),
  passkeyHost,
})

/** Recovery codes, shown this once; null: there are some already. */
const Codes = z.object({ codes: z.array(z.string()).nullable() })

const Proved = z.object({ proved: z.literal(true) })

const own = endpoint.meta({ permission: 'session' })
const great = endpoint.meta({ permission: 'session', stepUp: true })
const beginning = endpoint.meta({ permission: 'session', stepUp: true, whileFactor: ['enrol'] })
const setting = endpoint.meta({ permission: 'session', ownTransactions: true, whileFactor: ['enrol'] })
const proving = endpoint.meta({ permission: 'session', ownTransactions: true, whileFactor: ['due'] })

/** 第二重验证: what one has beside the password, how it is shown, and who must have it. */
export const contract = {
  own: own.route({ method: 'GET', path: '/account/factors', summary: '我的第二重验证' }).output(Own),
  confirmTotp: setting
    .route({ method: 'POST', path: '/account/totp/confirmation', summary: '用一个动态口令完成设置' })
    .input(z.object({ code }))
    .output(Codes),
  beginTotp: beginning.route({ method: 'POST', path: '/account/totp', summary: '开始设置动态口令' }).output(
    z.object({
      secret: z.string(),
      address: z.string(),
      picture: z.object({ size: z.number().int(), path: z.string() }),
    }),
  ),
  removeTotp: great
    .route({ method: 'DELETE', path: '/account/totp', summary: '停用动态口令' })
    .output(z.object({})),
  beginPasskey: beginning
    .route({ method: 'POST', path: '/account/passkeys/challenges', summary: '开始添加通行密钥' })
    .output(Asked),
  addPasskey: setting
    .route({ method: 'POST', path: '/account/passkeys', summary: '添加通行密钥' })
    .input(z.object({ name: z.string().trim().min(1, '请填写名称').max(40), answer }))
    .output(Codes),
  removePasskey: great
    .route({ method: 'DELETE', path: '/account/passkeys/{id}', summary: '移除通行密钥' })
    .input(z.object({ id }))
    .output(z.object({})),
  newCodes: endpoint
    .meta({ permission: 'session', ownTransactions: true, stepUp: true })
    .route({ method: 'POST', path: '/account/recovery-codes', summary: '重新生成恢复码' })
    .output(Codes),

  ways: endpoint
    .meta({ permission: 'session', whileFactor: ['due'] })
    .route({ method: 'GET', path: '/session/proof', summary: '可以怎样证明是本人' })
    .output(
      z.object({
        totp: z.boolean(),
        passkey: z.boolean(),
        recoveryCode: z.boolean(),
        password: z.boolean(),
        passkeyHost,
      }),
    ),
  proveByCode: proving
    .route({ method: 'POST', path: '/session/proof/code', summary: '用动态口令或恢复码证明是本人' })
    .input(z.object({ code }))
    .output(Proved),
  askPasskey: endpoint
    .meta({ permission: 'session', whileFactor: ['due'] })
    .route({ method: 'POST', path: '/session/proof/challenges', summary: '请通行密钥签名' })
    .output(Asked),
  proveByPasskey: proving
    .route({ method: 'POST', path: '/session/proof/passkey', summary: '用通行密钥证明是本人' })
    .input(z.object({ answer }))
    .output(Proved),
  proveByPassword: endpoint
    .meta({ permission: 'session', ownTransactions: true })
    .route({ method: 'POST', path: '/session/proof/password', summary: '没有第二重验证时，用密码证明是本人' })
    .input(z.object({ password: z.string().min(1).max(200) }))
    .output(Proved),
  check: great
    .route({ method: 'POST', path: '/session/proof/checks', summary: '是否刚证明过是本人（下载之前问）' })
    .output(Proved),

  policy: own
    .route({ method: 'GET', path: '/second-factor/policy', summary: '第二重验证的规定' })
    .output(z.object({ requiredFor: z.enum(factorPolicies) })),
  setPolicy: endpoint
    .meta({ permission: 'accounts.policy', stepUp: true })
    .route({ method: 'PUT', path: '/second-factor/policy', summary: '修改第二重验证的规定' })
    .input(z.object({ requiredFor: z.enum(factorPolicies), reason }))
    .output(z.object({ lacking: z.number().int() })),
}

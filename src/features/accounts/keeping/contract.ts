import { z } from 'zod'
import { endpoint, reason } from '#basics/contract.ts'
import { keepers, keepingLimits } from './rules.ts'

const pin = z.string().regex(/^\d{6}$/, 'PIN 是 6 位数字')

const Policy = z.object({
  /** Whether anybody may stay signed in at all. */
  allowed: z.boolean(),
  keptFor: z.enum(keepers).default('all'),
  days: z.number().int().min(1).max(keepingLimits.days),
  lockMinutes: z.number().int().min(1).max(keepingLimits.lockMinutes),
})

const own = endpoint.meta({ permission: 'session' })
const locked = endpoint.meta({ permission: 'session', whileLocked: true })

/** 在这台手机上保持登录: a session that lasts, its lock, and what the institute allows. */
export const contract = {
  policy: own
    .route({ method: 'GET', path: '/kept-sessions/policy', summary: '保持登录的规定' })
    .output(Policy),
  setPolicy: endpoint
    .meta({ permission: 'accounts.policy', stepUp: true })
    .route({ method: 'PUT', path: '/kept-sessions/policy', summary: '修改保持登录的规定' })
    .input(Policy.extend({ reason }))
    .output(z.object({ ended: z.number().int() })),
  keep: endpoint
    .meta({ permission: 'session', ownTransactions: true, stepUp: true })
    .route({ method: 'POST', path: '/session/keeping', summary: '在这台设备上保持登录' })
    .input(z.object({ pin }))
    .output(z.object({ until: z.string() })),
  lock: locked.route({ method: 'POST', path: '/session/lock', summary: '锁定这次登录' }).output(z.object({})),
  unlock: endpoint
    .meta({ permission: 'session', ownTransactions: true, whileLocked: true })
    .route({ method: 'POST', path: '/session/unlocking', summary: '用 PIN 解锁' })
    .input(z.object({ pin }))
    .output(z.object({})),
}

import { z } from 'zod'
import {
  day,
  endpoint,
  everyRole,
  fileOutput,
  offices,
  type Powers,
  pageInput,
  pageOf,
  reason,
} from '#basics/contract.ts'
import { Readers } from '#features/organizations/contract.ts'
import { contract as factors } from './factors/contract.ts'
import { contract as grants } from './grants/contract.ts'
import { contract as keeping } from './keeping/contract.ts'
import { contract as officesContract } from './offices/contract.ts'
import { contract as preview } from './preview/contract.ts'
import { contract as requests } from './requests/contract.ts'
import { accountStates } from './rules.ts'
import { newUsername, OpenSession, contract as sessions } from './sessions/contract.ts'
import { contract as signOn } from './sign-on/contract.ts'
import { contract as views } from './views/contract.ts'
import { contract as watermark } from './watermark/contract.ts'

const id = z.number().int().positive()
/** A role as it is held, and where it comes from: a grant, a post (ends with the post and its term) or membership. */
const HeldRole = z.object({
  key: z.string(),
  role: z.enum(everyRole),
  title: z.string(),
  organizationId: id.nullable(),
  organizationName: z.string().nullable(),
  source: z.enum(['grant', 'post', 'self', 'office']),
  /** What gives it, in words: 支部书记, 党员, 授权. */
  because: z.string(),
  fromOn: day.nullable(),
  untilOn: day.nullable(),
  /** Of a post: when its term should end. */
  termEndsOn: day.nullable(),
})

const AccountRow = z.object({
  id,
  username: z.string(),
  name: z.string(),
  personId: id.nullable(),
  employeeNo: z.string().nullable(),
  organizationId: id.nullable(),
  organizationName: z.string().nullable(),
  state: z.enum(accountStates),
  /** Until when the username is locked after failed sign-ins. */
  lockedUntil: z.string().nullable(),
  /** It has a second factor. */
  hasFactor: z.boolean(),
  createdAt: z.string(),
  seenAt: z.string().nullable(),
  roles: z.array(z.string()),
})

const Account = AccountRow.extend({
  disabledAt: z.string().nullable(),
  disabledBecause: z.string().nullable(),
  mustChangePassword: z.boolean(),
  passwordAt: z.string().nullable(),
  held: z.array(HeldRole),
  /** 第二重验证: what it has, and whether the institute asks for it. */
  secondFactor: z.object({
    totp: z.boolean(),
    passkeys: z.number().int(),
    codesLeft: z.number().int(),
    required: z.boolean(),
  }),
  /** Null: the one who asks may manage it; else the reason why not, in words. */
  whyNotManage: z.string().nullable(),
})

const filters = {
  text: z.string().trim().max(50).optional(),
  organizationId: id.optional(),
  role: z.enum(everyRole).optional(),
  state: z.enum(accountStates).optional(),
  /** With a second factor, or without. */
  secondFactor: z.enum(['set', 'unset']).optional(),
  /** Linked with this provider of 单点登录. */
  providerId: id.optional(),
  /** Not seen for so many days, or never. */
  unusedDays: z.number().int().min(1).max(3650).optional(),
  sort: z.enum(['username', 'name', 'createdAt', 'seenAt']).default('username'),
  descending: z.boolean().default(false),
}

const read = endpoint.meta({ permission: 'accounts.read' })
const manage = endpoint.meta({ permission: 'accounts.manage' })
/** What gives somebody a way in. */
const letIn = endpoint.meta({ permission: 'accounts.letIn', stepUp: true })

/** A password that the program made: shown this once, to be changed at the first sign-in. */
const NewPassword = z.object({ id, password: z.string() })

/** 账号: who may enter, in which roles; with sign-in, grants and saved views. */
export const contract = {
  ...sessions,
  list: read
    .route({ method: 'GET', path: '/accounts', summary: '账号列表' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(AccountRow)),
  export: endpoint
    .meta({ permission: 'accounts.export', download: true })
    .route({ method: 'GET', path: '/accounts.xlsx', summary: '导出账号列表' })
    .input(z.object(filters))
    .output(fileOutput),
  candidates: endpoint
    .meta({ permission: 'accounts.candidates' })
    .route({ method: 'GET', path: '/accounts/candidates', summary: '查找可以开通账号的人员' })
    .input(
      z.object({
        text: z.string().trim().min(1).max(50),
        /** Those who have an account as well. */
        any: z.coerce.boolean().default(false),
      }),
    )
    .output(
      z.array(
        z.object({
          personId: id,
          name: z.string(),
          employeeNo: z.string(),
          organizationName: z.string().nullable(),
        }),
      ),
    ),
  get: read
    .route({ method: 'GET', path: '/accounts/{id}', summary: '一个账号' })
    .input(z.object({ id }))
    .output(Account),
  create: endpoint
    .meta({ permission: 'accounts.letIn', ownTransactions: true, stepUp: true })
    .route({ method: 'POST', path: '/accounts', summary: '为人员开通账号' })
    .input(z.object({ personId: id, username: newUsername, reason }))
    .output(NewPassword),
  disable: manage
    .route({ method: 'POST', path: '/accounts/{id}/disablement', summary: '停用账号' })
    .input(z.object({ id, reason }))
    .output(z.object({})),
  enable: letIn
    .route({ method: 'POST', path: '/accounts/{id}/enablement', summary: '恢复账号' })
    .input(z.object({ id, reason }))
    .output(z.object({})),
  resetPassword: endpoint
    .meta({ permission: 'accounts.letIn', ownTransactions: true, stepUp: true })
    .route({ method: 'POST', path: '/accounts/{id}/passwords', summary: '重置密码' })
    .input(z.object({ id, reason }))
    .output(NewPassword),
  unlock: manage
    .route({ method: 'POST', path: '/accounts/{id}/unlocking', summary: '解除登录锁定' })
    .input(z.object({ id, reason }))
    .output(z.object({})),
  clearFactors: letIn
    .route({ method: 'DELETE', path: '/accounts/{id}/factors', summary: '清除第二重验证' })
    .input(z.object({ id, reason }))
    .output(z.object({})),
  readers: read
    .route({ method: 'GET', path: '/accounts/{id}/readers', summary: '谁能看到这个账号' })
    .input(z.object({ id }))
    .output(Readers),
  sessions: read
    .route({ method: 'GET', path: '/accounts/{id}/sessions', summary: '账号的当前登录' })
    .input(z.object({ id }))
    .output(z.array(OpenSession)),
  endSessions: manage
    .route({ method: 'DELETE', path: '/accounts/{id}/sessions', summary: '结束账号的全部登录' })
    .input(z.object({ id }))
    .output(z.object({})),
  factors,
  grants,
  keeping,
  offices: officesContract,
  requests,
  seenAs: preview,
  signOn,
  views,
  watermark,
}

const above = ['committee', 'politicalWorkDepartment'] as const

export const powers: Powers = {
  'accounts.policy': ['politicalWorkDepartment'],
  'accounts.providers': ['politicalWorkDepartment'],
  'accounts.release': ['politicalWorkDepartment'],
  'accounts.read': above,
  'accounts.export': above,
  'accounts.candidates': above,
  'accounts.manage': above,
  'accounts.letIn': above,
  'accounts.grant': above,
  'accounts.seenAs': above,
  'accounts.appoint': ['politicalWorkDepartment'],
  'accounts.offices': [...above, ...offices],
  // While one may do it at once, nobody asks for it.
  'accounts.request': [],
  'accounts.decide': [],
}

const ofAccounts = ['systemAdministrator', 'securityAdministrator'] as const

/** 三员分立: accounts and rights are no longer administered by those who do the business. */
export const separated: Powers = {
  'accounts.policy': ['securityAdministrator'],
  'accounts.providers': ofAccounts,
  // Who says by whom people may be vouched for does not put it into effect: he could vouch for anybody.
  'accounts.release': ['systemAdministrator'],
  'accounts.read': [...above, ...ofAccounts],
  'accounts.export': ofAccounts,
  'accounts.candidates': [...above, ...ofAccounts],
  'accounts.seenAs': ['securityAdministrator'],
  'accounts.manage': ofAccounts,
  // By two: what is asked for takes effect by another's decision.
  'accounts.request': [...above, ...ofAccounts],
  'accounts.decide': ofAccounts,
  'accounts.letIn': [],
  'accounts.grant': [],
  'accounts.appoint': [],
}

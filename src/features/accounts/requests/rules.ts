import type { RoleName } from '#basics/contract.ts'

/**
 * 账号申请: once 三员 are appointed, what lets somebody in, gives him rights or takes them takes effect by another's decision.
 * That who opens an account and who makes it effective are two is the usual practice of 三员 (V, S63 of the sources).
 */
export const kinds = ['open', 'enable', 'disable', 'password', 'factors', 'grant', 'revoke'] as const
export type RequestKind = (typeof kinds)[number]
export const kindNames: Record<RequestKind, string> = {
  open: '开通账号',
  enable: '恢复账号',
  disable: '停用账号',
  password: '重置密码',
  factors: '清除第二重验证',
  grant: '授权',
  revoke: '收回授权',
}

export const states = ['waiting', 'done', 'refused', 'withdrawn'] as const
export type RequestState = (typeof states)[number]
export const stateNames: Record<RequestState, string> = {
  waiting: '待决定',
  done: '已生效',
  refused: '未同意',
  withdrawn: '已撤回',
}

/** Rights are the security administrator's alone; the account itself is either's who did not ask. */
const ofRights = ['grant', 'revoke'] as const
export const isOfRights = (kind: RequestKind): boolean => (ofRights as readonly string[]).includes(kind)

export const givesPassword = (kind: RequestKind): boolean => kind === 'open' || kind === 'password'

export type Decider = {
  accountId: number | null
  /** Who sits behind the account. */
  personId: number | null
  roles: RoleName[]
}

export type Decided = {
  kind: RequestKind
  state: RequestState
  askedBy: number
  askerPersonId: number | null
  accountId: number | null
  /** Whose account it is, or will be. */
  personId: number | null
}

/** Why somebody may not decide on a request; null when he may. */
export function whyNotDecide(request: Decided, { accountId, personId, roles }: Decider) {
  if (request.state !== 'waiting') return 'account-request-decided'
  if (isOfRights(request.kind) && !roles.includes('securityAdministrator')) return 'account-request-of-rights'
  if (!roles.some((role) => role === 'systemAdministrator' || role === 'securityAdministrator'))
    return 'account-request-not-yours'
  if (request.askedBy === accountId) return 'account-request-own'
  if (personId !== null && request.askerPersonId === personId) return 'account-request-own'
  if (request.accountId === accountId || (personId !== null && request.personId === personId))
    return 'account-request-about-oneself'
  return null
}

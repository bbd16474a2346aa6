import { type OfficeName, offices, type Powers, type RoleName } from '#basics/contract.ts'
import { everywhere, type Reach } from '#basics/reach.ts'
import { canGive, type InHand } from './grants/rules.ts'

export const roleNames: Record<RoleName, string> = {
  masses: '群众',
  member: '党员',
  branch: '党支部',
  committee: '党委',
  politicalWorkDepartment: '政工部门',
  systemAdministrator: '系统管理员',
  securityAdministrator: '安全管理员',
  auditAdministrator: '审计管理员',
}

export const isOffice = (role: RoleName): role is OfficeName =>
  (offices as readonly RoleName[]).includes(role)

/** A role as it is held: for an organization (path), or for oneself (path null). */
export type HeldRole = { key: string; role: RoleName; path: string | null }

/** Whether a role is more than oneself: for an organization, or one of the three offices. */
export const hasCharge = ({ role, path }: Pick<HeldRole, 'role' | 'path'>) => path !== null || isOffice(role)

/** The permissions that any of the roles holds. */
export const permissionsOf = (held: Pick<HeldRole, 'role'>[], powers: Powers): string[] =>
  Object.keys(powers).filter((permission) => held.some(({ role }) => powers[permission]?.includes(role)))

/**
 * How far a permission reaches: the organizations of the roles that hold it, and the person's own record for 群众 and
 * 党员. What one of the three offices holds reaches everywhere: it is none of any organization. Null when no role holds it.
 */
export function reachOf(
  held: HeldRole[],
  permission: string,
  powers: Powers,
  personId: number | null,
): Reach | null {
  const holding = held.filter(({ role }) => powers[permission]?.includes(role))
  if (holding.length === 0) return null
  if (holding.some(({ role }) => isOffice(role))) return everywhere
  const paths = holding.flatMap(({ path }) => (path === null ? [] : [path]))
  const own = holding.some(({ path }) => path === null)
  return { paths: outermost(paths), personId: own ? personId : null }
}

/** Without those that lie below another. */
const outermost = (paths: string[]) => {
  const unique = [...new Set(paths)]
  return unique.filter((path) => !unique.some((other) => other !== path && path.startsWith(other)))
}

/** What an account is today. `locked`: after too many failed sign-ins, for a while. */
export const accountStates = ['active', 'locked', 'waiting', 'disabled'] as const
export type AccountState = (typeof accountStates)[number]
export const stateNames: Record<AccountState, string> = {
  active: '正常',
  locked: '已锁定',
  waiting: '待改初始密码',
  disabled: '已停用',
}

export function accountState(account: {
  disabledAt: string | null
  mustChangePassword: boolean
  lockedUntil: string | null
}): AccountState {
  if (account.disabledAt) return 'disabled'
  if (account.lockedUntil) return 'locked'
  return account.mustChangePassword ? 'waiting' : 'active'
}

/**
 * Why the roles in hand do not suffice to manage (disable, give a new password to) an account: whoever can enter as
 * somebody holds his rights, so nobody manages an account with more than he could give himself.
 */
export function whyNotManage(
  account: { own: boolean; personPath: string | null; held: InHand[] },
  inHand: InHand[],
): string | null {
  if (account.own) return 'own-account'
  const office = inHand.some(({ role }) => isOffice(role))
  // None of the three shuts another out by himself.
  if (account.held.some(({ role }) => isOffice(role))) return office ? 'office-by-request' : 'office-account'
  if (office) return null
  const offices = account.held.flatMap(({ role, path }) => (path === null ? [] : [{ role, path }]))
  if (offices.some(({ role, path }) => !canGive(inHand, role, path))) return 'account-above-own'
  const reached =
    account.personPath === null ||
    inHand.some(({ path }) => path !== null && account.personPath?.startsWith(path))
  return reached ? null : 'account-elsewhere'
}

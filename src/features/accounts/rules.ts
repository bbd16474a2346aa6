import type { Powers, RoleName } from '#basics/contract.ts'
import type { Reach } from '#basics/reach.ts'

export const roleNames: Record<RoleName, string> = {
  masses: '群众',
  member: '党员',
  branch: '党支部',
  committee: '党委',
  politicalWorkDepartment: '政工部门',
}

/** A role as it is held: for an organization (path), or for oneself (path null). */
export type HeldRole = { key: string; role: RoleName; path: string | null }

/** The permissions that any of the roles holds. */
export const permissionsOf = (held: Pick<HeldRole, 'role'>[], powers: Powers): string[] =>
  Object.keys(powers).filter((permission) => held.some(({ role }) => powers[permission]?.includes(role)))

/**
 * How far a permission reaches: the organizations of the roles that hold it, and the person's own record for 群众 and
 * 党员. Null when no role holds it.
 */
export function reachOf(held: HeldRole[], permission: string, powers: Powers, personId: number | null): Reach | null {
  const holding = held.filter(({ role }) => powers[permission]?.includes(role))
  if (holding.length === 0) return null
  const paths = holding.flatMap(({ path }) => (path === null ? [] : [path]))
  const own = holding.some(({ path }) => path === null)
  return { paths: outermost(paths), personId: own ? personId : null }
}

/** Without those that lie below another. */
const outermost = (paths: string[]) => {
  const unique = [...new Set(paths)]
  return unique.filter((path) => !unique.some((other) => other !== path && path.startsWith(other)))
}

/** GB/T 22239-2019 8.1.4.1 (V asks for them, the numbers M): idle and longest session, age of a password, lock-out. */
export const sessionLimits = {
  idleMinutes: 30,
  absoluteHours: 12,
  passwordDays: 90,
  sessionsPerAccount: 3,
  lockAfter: 5,
  lockMinutes: 30,
}

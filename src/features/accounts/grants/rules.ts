import type { RoleName } from '#basics/contract.ts'
import type { Day } from '#basics/days.ts'

/** The roles that are given; 群众 and 党员 come from the register alone. */
export const grantedRoles = ['branch', 'committee', 'politicalWorkDepartment'] as const
export type GrantedRole = (typeof grantedRoles)[number]

/**
 * What each role may hand on, for organizations it covers itself: nobody gives more than he has.
 * GB/T 22239-2019 8.1.4.2 (V): rights by an authorised subject, least privilege.
 */
export const mayGive: Record<RoleName, readonly GrantedRole[]> = {
  politicalWorkDepartment: ['branch', 'committee', 'politicalWorkDepartment'],
  committee: ['branch', 'committee'],
  branch: [],
  member: [],
  masses: [],
  // What is asked for by those above takes effect by the security administrator, who asks for none himself.
  systemAdministrator: [],
  securityAdministrator: [],
  auditAdministrator: [],
}

/** The organizations each role can be held for, by their kind. */
const roleFits: Record<GrantedRole, readonly string[]> = {
  branch: ['branch', 'jointBranch', 'temporaryBranch'],
  committee: ['committee', 'generalBranch'],
  politicalWorkDepartment: ['committee'],
}

/** A role in hand: for an organization (path), or for oneself (path null). */
export type InHand = { role: RoleName; path: string | null }

/** Whether the roles in hand suffice to give or take this role for the organization at this path. */
export const canGive = (inHand: InHand[], role: RoleName, path: string) =>
  inHand.some(
    (own) =>
      own.path !== null && path.startsWith(own.path) && (mayGive[own.role] as RoleName[]).includes(role),
  )

export type Proposed = {
  role: GrantedRole
  organization: { path: string; kind: string; closedOn: Day | null }
  fromOn: Day
  untilOn: Day | null
  toOneself: boolean
}

type Why = { code: string; field: string } | null

/** Why the roles in hand do not give this one; null when they do. */
export function whyNotGive(proposed: Proposed, inHand: InHand[], today: Day): Why {
  const { role, organization, toOneself } = proposed
  const beyond = !toOneself && !organization.closedOn && !canGive(inHand, role, organization.path)
  return beyond ? { code: 'grant-beyond-own', field: 'role' } : whyUnfit(proposed, today)
}

/** Why nobody gives this one, whatever he has in hand; null when somebody could. */
export function whyUnfit(proposed: Proposed, today: Day): Why {
  const { role, organization, fromOn, untilOn } = proposed
  if (proposed.toOneself) return { code: 'grant-to-oneself', field: '' }
  if (organization.closedOn) return { code: 'grant-organization-closed', field: 'organizationId' }
  if (!roleFits[role].includes(organization.kind)) return { code: 'grant-unfitting', field: 'role' }
  if (fromOn < today) return { code: 'grant-in-the-past', field: 'fromOn' }
  if (untilOn !== null && untilOn <= fromOn) return { code: 'grant-ends-before-it-begins', field: 'untilOn' }
  return null
}

export type GrantStatus = 'coming' | 'running' | 'ended' | 'revoked'

/** Where a grant stands on a day. It holds from its first day to the day before `untilOn`. */
export function grantStatus(
  grant: { fromOn: Day; untilOn: Day | null; revokedAt: string | null },
  today: Day,
): GrantStatus {
  if (grant.revokedAt) return 'revoked'
  if (grant.fromOn > today) return 'coming'
  return grant.untilOn !== null && grant.untilOn <= today ? 'ended' : 'running'
}

type Span = { fromOn: Day; untilOn: Day | null }

/** Whether two grants of the same role would hold on the same day. */
export const overlaps = (one: Span, other: Span) =>
  (other.untilOn === null || one.fromOn < other.untilOn) &&
  (one.untilOn === null || other.fromOn < one.untilOn)

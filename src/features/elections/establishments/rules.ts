import type { OrganizationKind } from '#features/organizations/rules.ts'
import { branchNumbers } from '#features/organizations/rules.ts'

const establishmentNumbers = {
  ...branchNumbers,
  /** 支部工作条例第四条 (V): a joint branch generally covers at most five units. */
  mostUnits: 5,
  /** 支部工作条例第二章 (V): work of six months or more forms a branch of its own. */
  projectMonths: 6,
  /** 支部工作条例第五条 (V): the reply generally within a month. */
  replyMonths: 1,
}

export type Founding = {
  kind: OrganizationKind
  fullMembers: number
  probationary: number
  /** Units that a joint branch covers. */
  units: number | null
  /** How long the project lasts, when it is the branch of a project. */
  projectMonths: number | null
}

/**
 * Why a branch cannot be formed: three full members, probationary ones do not count (支部工作条例第四条, V). A temporary
 * branch holds no formal relation, so nobody moves into it (第七条, V).
 */
export function whyNotFound(facts: Founding, numbers = establishmentNumbers): string | null {
  if (facts.kind === 'committee' || facts.kind === 'generalBranch') return 'founding-branches-only'
  if (facts.kind === 'temporaryBranch')
    return facts.fullMembers + facts.probationary > 0 ? 'founding-temporary-moves' : null
  if (facts.kind === 'jointBranch' && (facts.units ?? 0) < 2) return 'founding-joint-units'
  return facts.fullMembers < numbers.fullMembersToForm ? 'founding-too-few' : null
}

/** What is worth a second thought, and forbidden by nothing: 51 members, more than five units, a short project. */
export function foundingWarnings(facts: Founding, numbers = establishmentNumbers): string[] {
  const warnings: string[] = []
  if (facts.fullMembers + facts.probationary > numbers.mostMembers) warnings.push('founding-large')
  if (facts.units !== null && facts.units > numbers.mostUnits) warnings.push('founding-many-units')
  if (facts.projectMonths !== null && facts.projectMonths < numbers.projectMonths)
    warnings.push('founding-short-project')
  return warnings
}

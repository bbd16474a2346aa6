import type { MembershipState, PoliticalStatus } from '#features/people/standings/rules.ts'

/** Mentors and introducers are full members in possession of their rights. 第九条、第十四条 (V). */
export function whyNotHelper(
  person: { personId: number; politicalStatus: string; membership: string },
  applicantId: number,
): string | null {
  if (person.personId === applicantId) return 'helper-self'
  const full: [PoliticalStatus, MembershipState] = ['fullMember', 'active']
  return person.politicalStatus === full[0] && person.membership === full[1] ? null : 'helper-not-full-member'
}

/** Why nobody of this kind applies here: members do not, and a temporary branch admits nobody (支部工作条例第七条). */
export function whyNotApply(facts: {
  membership: string
  running: boolean
  organizationKind: string | null
}): string | null {
  if (facts.membership === 'active' || facts.membership === 'suspended') return 'member-already'
  if (facts.running) return 'admission-running'
  if (facts.organizationKind === null) return 'admission-nowhere'
  if (facts.organizationKind === 'temporaryBranch') return 'admission-temporary-branch'
  return facts.organizationKind === 'branch' || facts.organizationKind === 'jointBranch'
    ? null
    : 'admission-no-branch'
}

import type { OrganizationKind } from '#features/organizations/rules.ts'
import type { MembershipState, PoliticalStatus } from '#features/people/standings/rules.ts'
import type { ActKey } from '../acts/rules.ts'

/** Mentors and introducers are full members in possession of their rights. 第九条、第十四条 (V). */
export function whyNotHelper(
  person: { personId: number; politicalStatus: string; membership: string },
  applicantId: number,
): string | null {
  if (person.personId === applicantId) return 'helper-self'
  const full: [PoliticalStatus, MembershipState] = ['fullMember', 'active']
  return person.politicalStatus === full[0] && person.membership === full[1] ? null : 'helper-not-full-member'
}

/** 预备党员必须由党委审批，党总支不能审批。第二十二条 (M). What an office of it may not do. */
const committeeActs: ActKey[] = ['preReview', 'approvalExtension', 'approval', 'confirmationApproval']

/** Why the organizations in whose name somebody acts may not do this: none of them is a committee. */
export const whyNotApprovedBy = (act: ActKey, kinds: OrganizationKind[]): string | null =>
  committeeActs.includes(act) && kinds.length > 0 && !kinds.includes('committee')
    ? 'approval-by-general-branch'
    : null

/** Why nobody of this kind applies here: members do not, and a temporary branch admits nobody (支部工作条例第七条). */
export function whyNotApply(facts: {
  membership: string
  running: boolean
  organizationKind: string | null
}): string | null {
  if (facts.membership === 'active' || facts.membership === 'suspended') return 'admission-member-already'
  if (facts.running) return 'admission-running'
  if (facts.organizationKind === null) return 'admission-nowhere'
  if (facts.organizationKind === 'temporaryBranch') return 'admission-temporary-branch'
  return facts.organizationKind === 'branch' || facts.organizationKind === 'jointBranch'
    ? null
    : 'admission-no-branch'
}

export const postKinds = [
  'secretary',
  'deputySecretary',
  'committeeMember',
  'groupLeader',
  'convener',
] as const
export type PostKind = (typeof postKinds)[number]
export const duties = [
  'organization',
  'publicity',
  'discipline',
  'youth',
  'masses',
  'studies',
  'security',
] as const
export type Duty = (typeof duties)[number]

export const postNames: Record<PostKind, string> = {
  secretary: '书记',
  deputySecretary: '副书记',
  committeeMember: '委员',
  groupLeader: '党小组组长',
  convener: '筹备负责人',
}
export const dutyNames: Record<Duty, string> = {
  organization: '组织',
  publicity: '宣传',
  discipline: '纪检',
  youth: '青年',
  masses: '群工',
  studies: '学习',
  security: '保密',
}

/** 组织委员, 书记 … */
export const postName = (kind: PostKind, duty: Duty | null) =>
  kind === 'committeeMember' && duty ? `${dutyNames[duty]}委员` : postNames[kind]

/** `place kind duty` as the roll's query writes it → 一室党支部书记. */
export function postText(text: string): string {
  const [place = '', kind, duty] = text.split(' ')
  return `${place}${postName(kind as PostKind, (duty || null) as Duty | null)}`
}

/**
 * 党章、支部工作条例第二十条 (V): full members only; the term's first committee is elected by the branch. Until then whoever the
 * organization above named convenes its members (M).
 */
export function whyNotPost(facts: {
  kind: PostKind
  personIsFullMember: boolean
  personInOrganization: boolean
  organizationIsBranch: boolean
  organizationClosed: boolean
  /** A term runs: its members have elected. */
  termRuns: boolean
}): string | null {
  if (facts.organizationClosed) return 'post-organization-closed'
  if (!facts.personIsFullMember) return 'post-needs-full-member'
  if (facts.organizationIsBranch && !facts.personInOrganization) return 'post-needs-own-branch'
  if (facts.kind === 'groupLeader' && !facts.organizationIsBranch) return 'post-group-needs-branch'
  if (facts.kind !== 'convener') return null
  return !facts.organizationIsBranch || facts.termRuns ? 'post-convener-elected' : null
}

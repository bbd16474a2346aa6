import type { Day } from '#basics/days.ts'

export const sealStatuses = ['active', 'suspended', 'destroyed'] as const
export type SealStatus = (typeof sealStatuses)[number]
export const sealStatusNames: Record<SealStatus, string> = {
  active: '启用',
  suspended: '停用',
  destroyed: '已销毁',
}

export const useStatuses = [
  'applied',
  'approved',
  'stamped',
  'declined',
  'withdrawn',
  'stopped',
  'revoked',
] as const
export type UseStatus = (typeof useStatuses)[number]
export const useStatusNames: Record<UseStatus, string> = {
  applied: '待审批',
  approved: '待盖章',
  stamped: '已盖章',
  declined: '未同意',
  withdrawn: '已撤回',
  stopped: '已终止',
  revoked: '已撤销',
}

/**
 * What a seal looks like. 国发〔1999〕25号《国务院关于国家行政机关和企业事业单位社会团体印章管理的规定》 (M): round, at most 45 mm,
 * a star in the middle, the legal name around it from the left to the right in 宋体, a long name shortened by the rules.
 * Party seals follow their own superior's rules, which agree in this; a seal cut otherwise is uploaded as a picture.
 */
export const sealForm = {
  diameters: [38, 40, 42, 45],
  usualDiameter: 42,
  leastCharacters: 2,
  mostCharacters: 40,
  mostLineCharacters: 8,
}

/** The name without some of its characters, in the same order: 中共星河研究院第五研究室支部委员会 for the longer legal one. */
export function isShortened(inscription: string, name: string): boolean {
  let rest = [...name]
  for (const character of inscription) {
    const at = rest.indexOf(character)
    if (at < 0) return false
    rest = rest.slice(at + 1)
  }
  return true
}

export type Inscription = { inscription: string; line: string | null; diameter: number }

/** Why a seal cannot look like this; with the field at fault. `missing`: characters that its font lacks. */
export function whyNotInscribed(seal: Inscription, organizationName: string, missing: string[]) {
  const length = [...seal.inscription].length
  if (length < sealForm.leastCharacters || length > sealForm.mostCharacters)
    return { code: 'seal-inscription-length', field: 'inscription', facts: { length } }
  if (!isShortened(seal.inscription, organizationName))
    return { code: 'seal-inscription-other', field: 'inscription', facts: { name: organizationName } }
  if (missing.length) {
    const field = missing.some((one) => seal.inscription.includes(one)) ? 'inscription' : 'line'
    return { code: 'seal-glyph-missing', field, facts: { characters: missing.join('、') } }
  }
  if (!sealForm.diameters.includes(seal.diameter))
    return { code: 'seal-diameter', field: 'diameter', facts: { most: Math.max(...sealForm.diameters) } }
  return null
}

export type Keeper = { name: string; membership: string; employment: string; organizationPath: string }

/** A seal is kept by one named person of the organization, a member who has not left (practice, M). */
export function whyNotKeeper({ membership, employment, organizationPath }: Keeper, path: string) {
  if (!organizationPath.startsWith(path)) return 'seal-keeper-elsewhere'
  if (membership !== 'active') return 'seal-keeper-no-member'
  // In a branch of retired members the keeper is retired too.
  return employment === 'employed' || employment === 'retired' ? null : 'seal-keeper-left'
}

export type UsableSeal = {
  status: SealStatus
  line: string | null
  /** The organization's name when the seal was made, and now. */
  organizationName: string
  nameNow: string
  organizationClosed: boolean
}

/**
 * Why a seal cannot stamp any more. 国发〔1999〕25号 (M): when an organization changes or ends, its seal goes out of use at
 * once and is handed back or destroyed; a changed name needs a new seal.
 */
export function whyNotUsable(seal: UsableSeal) {
  if (seal.status === 'destroyed') return 'seal-destroyed'
  if (seal.status === 'suspended') return 'seal-suspended'
  if (seal.organizationClosed) return 'seal-organization-closed'
  return seal.organizationName === seal.nameNow ? null : 'seal-name-changed'
}

/** A seal with a line below the star is for its own matter: of documents, for letters and certificates only. */
const forSpecialSeals = ['letter', 'introductionLetter', 'certificate']

export type StampedDocument = {
  kind: string
  status: string
  /** Who issues it, and with whom. */
  organizationIds: number[]
}

/** Why this seal does not belong on this document. */
export function whyNotOn(document: StampedDocument, seal: { organizationId: number; line: string | null }) {
  if (document.status === 'draft') return 'seal-document-not-issued'
  if (document.status === 'voided') return 'document-voided-seal'
  if (!document.organizationIds.includes(seal.organizationId)) return 'seal-other-organization'
  return seal.line && !forSpecialSeals.includes(document.kind) ? 'seal-special' : null
}

/** Nobody approves what he applied for: a seal is used with the leave of somebody answerable (practice, M). */
export const whyNotApprove = (applicant: number | null, approver: number | null) =>
  applicant !== null && applicant === approver ? 'seal-own-application' : null

export type BalanceLine = { id: number; status: UseStatus }
export type Balance = { applied: number; approved: number; stamped: number; differing: number[] }

/**
 * What was applied for in a month against what was approved and stamped of it. All three are equal when every application
 * led to a stamp; those that did not are named.
 */
export function balanceOf(uses: BalanceLine[]): Balance {
  const stamped = uses.filter(({ status }) => status === 'stamped' || status === 'revoked')
  const approved = uses.filter(({ status }) => ['approved', 'stamped', 'stopped', 'revoked'].includes(status))
  return {
    applied: uses.length,
    approved: approved.length,
    stamped: stamped.length,
    differing: uses.filter(({ status }) => status !== 'stamped').map(({ id }) => id),
  }
}

/** The first day of a month, and of the one after it. */
export function monthSpan(month: string): { from: Day; until: Day } {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
  return { from: `${month}-01`, until: `${next}-01` }
}

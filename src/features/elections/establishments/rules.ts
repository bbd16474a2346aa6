import type { OrganizationKind } from '#features/organizations/rules.ts'
import { branchNumbers, holdsFormalRelation } from '#features/organizations/rules.ts'
import { hasCommittee } from '../rules.ts'

/** What the organization above is asked to decide about the structure: 成立, 撤销, 更名. */
export const establishmentKinds = ['establishment', 'closure', 'renaming'] as const
export type EstablishmentKind = (typeof establishmentKinds)[number]
export const establishmentKindNames: Record<EstablishmentKind, string> = {
  establishment: '成立党支部',
  closure: '撤销党支部',
  renaming: '更名',
}

/**
 * Where it stands. A founding is not over with the branch in the register: its members elect, and the department takes
 * note. 支部工作条例第五条 (V).
 */
export const establishmentPhases = ['running', 'electing', 'filing', 'done', 'withdrawn'] as const
export type EstablishmentPhase = (typeof establishmentPhases)[number]
export const establishmentPhaseNames: Record<EstablishmentPhase, string> = {
  running: '办理中',
  electing: '待首次选举',
  filing: '待备案',
  done: '已办结',
  withdrawn: '已撤销办理',
}

export const foundedKinds = ['branch', 'jointBranch', 'temporaryBranch'] as const
export type FoundedKind = (typeof foundedKinds)[number]

/** What a new branch elects beside its secretary. */
export type FoundingSeats = { committee: boolean; seats: number; deputies: number }

/** What is usual where nothing else is asked for: three members of a committee, where there must be one. (V, 第二十条) */
export const usualSeats = (fullMembers: number): number => (hasCommittee(fullMembers) ? 3 : 0)

/** 班子设置 in the words of a 请示. 支部工作条例第二十条 (V). */
export function seatsInWords({ committee, seats, deputies }: FoundingSeats): string {
  const deputy = deputies > 0 ? `、副书记${deputies}名` : ''
  return committee
    ? `支部委员会委员${seats}名，其中书记1名${deputy}`
    : `党支部书记1名${deputy}，不设支部委员会`
}

export const templateOf: Record<EstablishmentKind, string> = {
  establishment: 'request-establishment',
  closure: 'request-closure',
  renaming: 'request-renaming',
}

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

/** Why somebody cannot be proposed as secretary or be in charge: one of the full members who move in (党章第七条, V: no vote on probation). */
export function whyNotPropose(
  kind: OrganizationKind,
  moving: { id: number; politicalStatus: string }[],
  secretaryId: number,
): 'elsewhere' | 'probationary' | null {
  // Nobody moves into a temporary branch: who leads it is appointed.
  if (kind === 'temporaryBranch') return null
  const proposed = moving.find(({ id }) => id === secretaryId)
  if (!proposed) return 'elsewhere'
  return proposed.politicalStatus === 'fullMember' ? null : 'probationary'
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

export const warningNames: Record<string, string> = {
  'founding-large':
    '党员超过 50 名，党支部党员人数一般不超过 50 名（《支部工作条例（试行）》第四条），请考虑分设。',
  'founding-many-units': '联合党支部覆盖单位一般不超过 5 个（《支部工作条例（试行）》第四条），请核对。',
  'founding-short-project': '工程、项目期限不满 6 个月，一般可设临时党支部，请核对。',
}

export type Closing = {
  closed: boolean
  members: number
  receiving: { kind: OrganizationKind; closed: boolean } | null
}

/** Why a branch cannot be closed: its members need a branch to go to. 支部工作条例第六条 (content V, article M). */
export function whyNotDissolve({ closed, members, receiving }: Closing): string | null {
  if (closed) return 'dissolve-closed'
  if (members === 0) return null
  if (!receiving) return 'dissolve-members'
  return receiving.closed || !holdsFormalRelation(receiving.kind) ? 'dissolve-receiving' : null
}

import { addMonths, addYears, type Day } from '#basics/days.ts'
import type { BeganBy, MembershipState, PoliticalStatus } from '../standings/rules.ts'

/**
 * How a membership ends or pauses: each act with its source. A member is never deleted (党内统计, V): the act, its day
 * and its reason stay on record.
 */
export const endings = {
  expelled: { title: '开除党籍', article: '《中国共产党章程》第四十二条' },
  removed: { title: '除名', article: '《中国共产党章程》第九条' },
  persuadedOut: { title: '劝其退党', article: '《中国共产党章程》第九条' },
  withdrew: { title: '自愿退党', article: '《中国共产党章程》第九条' },
  probationCancelled: { title: '取消预备党员资格', article: '《中国共产党章程》第七条' },
  transferredOut: { title: '转出（系统外）', article: '《中国共产党党员教育管理工作条例》第二十五条' },
  died: { title: '去世', article: '党内统计口径' },
} as const
export type Ending = keyof typeof endings
export const endingKinds = Object.keys(endings) as [Ending]

export type MembershipFacts = {
  membership: MembershipState
  politicalStatus: PoliticalStatus
  joinedOn: Day | null
  lostSince: Day | null
}

/** Why a membership may not end in this way. Cancelling belongs to the probation (章程第七条 V); the rest to members. */
export function whyNotEnd(person: MembershipFacts, ending: Ending): string | null {
  if (person.membership === 'none' || person.membership === 'ended') return 'no-membership'
  if (ending === 'probationCancelled' && person.politicalStatus !== 'probationaryMember')
    return 'not-on-probation'
  return null
}

/** Numbers of 党员教育管理工作条例第二十四条 (V): contact lost for six months; two years later removal may follow. */
const lostNumbers = { monthsToSuspend: 6, yearsToRemove: 2 }

/**
 * Why a membership may not be suspended (停止党籍): contact must have been lost for six months.
 * 《中国共产党党员教育管理工作条例》第二十四条 (V). Never automatic: somebody decides.
 */
export function whyNotSuspend(
  person: MembershipFacts,
  on: Day,
  cause: 'lost' | 'settledAbroad',
): string | null {
  if (person.membership !== 'active') return 'no-active-membership'
  if (cause === 'settledAbroad') return null
  if (!person.lostSince) return 'not-lost'
  return addMonths(person.lostSince, lostNumbers.monthsToSuspend) > on ? 'lost-too-short' : null
}

/** Why it may not be restored (恢复党籍): only what was suspended; after removal one would apply anew. */
export const whyNotRestore = (person: Pick<MembershipFacts, 'membership'>) =>
  person.membership === 'suspended' ? null : 'not-suspended'

/** The day from which removal may follow a suspension. 党员教育管理工作条例第二十四条 (V). */
export const removalPossibleFrom = (suspendedOn: Day): Day => addYears(suspendedOn, lostNumbers.yearsToRemove)

/**
 * Why a probationary member may not be confirmed on a day: the probation is one year from the day the branch meeting
 * passed the admission (章程第七条 V; 细则第三十一条 V).
 */
export function whyNotConfirm(person: MembershipFacts, on: Day): string | null {
  if (person.membership !== 'active' || person.politicalStatus !== 'probationaryMember')
    return 'not-on-probation'
  return person.joinedOn && on < addYears(person.joinedOn, 1) ? 'probation-not-over' : null
}

/** Why somebody may not be admitted: who is a member already, or paused as one, is not admitted again. */
export const whyNotAdmit = (person: Pick<MembershipFacts, 'membership'>) =>
  person.membership === 'active' || person.membership === 'suspended' ? 'member-already' : null

/** Why a probation may not be extended: there is none. Once only, and for how long, is a rule of the admission. */
export const whyNotExtend = (person: Pick<MembershipFacts, 'membership' | 'politicalStatus'>) =>
  person.membership === 'active' && person.politicalStatus === 'probationaryMember'
    ? null
    : 'not-on-probation'

/** Lost contact, the seven cases of the 2017 collection (regulations 7.8, V). */
export const lostCases = [
  '外出务工经商',
  '单位改制破产',
  '毕业后去向不明',
  '工作单位改变',
  '出国（境）',
  '居住地改变',
  '其他',
] as const

export const beganByOf = (ending: Ending): BeganBy => ending

import { ageOn, type Day, yearOf } from '#basics/days.ts'
import type { Grade } from '#features/appraisals/rules.ts'
import type { honourLevels } from '#features/people/dossier/rules.ts'
import { partyAge } from '#features/people/rules.ts'

export type Level = (typeof honourLevels)[number]

/**
 * What is awarded, to whom, at which levels. Titles are those of the usual “两优一先”; the conditions are what notices
 * ask for (M) and may be set otherwise here. 光荣在党50年: living members with fifty years in the Party on 1 July (M).
 */
export const kinds = ['advancedOrganization', 'excellentMember', 'excellentWorker', 'fiftyYears'] as const
export type CommendationKind = (typeof kinds)[number]
type KindFacts = {
  title: string
  of: 'person' | 'organization'
  levels: readonly Level[]
  conditions: string
}
export const kindFacts: Record<CommendationKind, KindFacts> = {
  advancedOrganization: {
    title: '先进基层党组织',
    of: 'organization',
    levels: ['院级', '所级'],
    conditions: '组织生活正常、作用发挥好，民主评议已办结。',
  },
  excellentMember: {
    title: '优秀共产党员',
    of: 'person',
    levels: ['院级', '所级', '支部级'],
    conditions: '正式党员，最近一次民主评议为合格以上。',
  },
  excellentWorker: {
    title: '优秀党务工作者',
    of: 'person',
    levels: ['院级', '所级'],
    conditions: '正式党员，现任党内职务，最近一次民主评议为合格以上。',
  },
  fiftyYears: {
    title: '“光荣在党50年”纪念章',
    of: 'person',
    levels: ['国家级'],
    conditions: '健在、党籍正常，截至当年7月1日党龄满50年。',
  },
}

export const states = ['proposed', 'reviewed', 'awarded', 'declined', 'withdrawn'] as const
export type CommendationState = (typeof states)[number]
export const stateNames: Record<CommendationState, string> = {
  proposed: '待党委审核',
  reviewed: '待决定',
  awarded: '已表彰',
  declined: '未通过',
  withdrawn: '已撤回',
}

/** The day on which years in the Party are counted: 1 July of the year (M). */
const referenceMonthDay = '07-01'
export const referenceDay = (year: number): Day => `${year}-${referenceMonthDay}`
export const fiftyYears = 50

/** Years in the Party count from becoming a full member: 章程第七条 (V); where that day is not recorded, from joining. */
export const yearsInParty = (
  { joinedOn, becameFullOn }: { joinedOn: Day | null; becameFullOn: Day | null },
  day: Day,
): number => partyAge(becameFullOn, day) ?? (becameFullOn === null && joinedOn ? ageOn(joinedOn, day) : 0)

export type Candidate = {
  name: string
  fullMember: boolean
  active: boolean
  hasPost: boolean
  joinedOn: Day | null
  becameFullOn: Day | null
  /** Of the last appraisal that was closed. */
  grade: Grade | null
}

export type Why = { code: string; facts: Record<string, string | number> }

/** Why somebody cannot be proposed. */
export function whyNotPropose(kind: CommendationKind, one: Candidate, year: number): Why | null {
  const { name } = one
  if (!one.active || !one.fullMember) return { code: 'commendation-full-member', facts: { name } }
  if (kind === 'fiftyYears') {
    const years = yearsInParty(one, referenceDay(year))
    return years >= fiftyYears
      ? null
      : { code: 'commendation-too-early', facts: { name, years, day: referenceDay(year) } }
  }
  if (one.grade === 'basicallyQualified' || one.grade === 'unqualified')
    return { code: 'commendation-grade', facts: { name } }
  return kind === 'excellentWorker' && !one.hasPost ? { code: 'commendation-post', facts: { name } } : null
}

/** What stands at a level only the whole institute's department decides; a committee decides for its own. */
const ownLevels: readonly Level[] = ['所级', '支部级']
export const whyNotDecide = (level: Level, whole: boolean): string | null =>
  whole || ownLevels.includes(level) ? null : 'commendation-decide-above'

const moves: Record<'review' | 'award' | 'decline' | 'withdraw', readonly CommendationState[]> = {
  review: ['proposed'],
  award: ['reviewed'],
  decline: ['proposed', 'reviewed'],
  withdraw: ['proposed'],
}
export const whyNotMove = (move: keyof typeof moves, state: CommendationState): string | null =>
  moves[move].includes(state) ? null : 'commendation-moved-on'

/** A commendation is of this year or of the one before or after. */
export const whyNotYear = (year: number, today: Day): string | null =>
  Math.abs(year - yearOf(today)) <= 1 ? null : 'commendation-year'

/** 证书编号: year, a letter for the kind, and the number of the row. */
const letters: Record<CommendationKind, string> = {
  advancedOrganization: 'Z',
  excellentMember: 'Y',
  excellentWorker: 'W',
  fiftyYears: 'G',
}
export const certificateNumber = (kind: CommendationKind, year: number, id: number) =>
  `${year}${letters[kind]}${String(id).padStart(5, '0')}`

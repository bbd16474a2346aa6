import type { Day } from '#basics/days.ts'

/** What a measure finds on a day: about whom or what, where, by when, and the facts that its words may name. */
export type Found = {
  subjectKind: SubjectKind
  /** Tells apart what one subject may be told several times: 12:themeDay:2026-11. */
  subjectKey: string
  subjectName: string
  organizationId: number
  personId: number | null
  /** Null: there is no day by which; it is then due from the day on which it was found first. */
  dueOn: Day | null
  since: Day | null
  /** What the rule's number is compared with. */
  value: number | null
  facts: Facts
}
export type Facts = Record<string, string | number>

export const subjectKinds = [
  'organization',
  'duty',
  'meeting',
  'person',
  'admission',
  'transfer',
  'absence',
  'duesCase',
  'affairTask',
  'document',
  'request',
  'sealUse',
  'seal',
  'archive',
  'rectification',
  'workItem',
  'proposal',
  'coBuilding',
] as const
export type SubjectKind = (typeof subjectKinds)[number]

export const measureGroups = [
  '班子与届期',
  '支部设置',
  '组织生活',
  '发展党员',
  '组织关系',
  '党费',
  '公文与审批',
  '印章与档案',
  '数据质量',
  '政企村共建',
] as const
export type MeasureGroup = (typeof measureGroups)[number]

/** How a value is held against the number of a rule. */
export type Comparison = 'atLeast' | 'above' | 'below'
export const comparisonNames: Record<Comparison, string> = { atLeast: '达到', above: '超过', below: '少于' }

export type Measure = {
  group: MeasureGroup
  title: string
  /** What it looks at, said to whoever writes a rule. */
  says: string
  number: { unit: string; start: number; least: number; most: number; compare: Comparison } | null
  /** Of several rules, only the one with the highest number that is reached applies. */
  exclusive?: true
  /** Every how many days of the past it can be told as it was then; null: only as it is now. */
  past: number | null
  /** Days after the due day on which it is given up even though it was never mended; null: never. */
  keepDays: number | null
  /** What somebody must be allowed to do to see its alerts. */
  permission: string
  /** It is about somebody who may be reminded himself. */
  personal: boolean
  /** Facts of its own that the words of a rule may name. */
  facts: Record<string, string>
}

/** Facts that the words of every rule may name. */
export const commonFacts: Record<string, string> = {
  subject: '对象',
  organization: '党组织',
  due: '到期日期',
  days: '距到期天数',
  overdue: '逾期天数',
  since: '起始日期',
  value: '数值',
}

/** What most measures say: no number, only as it is now, never given up, about nobody in person. */
export const plain = { number: null, past: null, keepDays: null, personal: false, facts: {} }

export const countOf = (unit: string, start: number, compare: Comparison) => ({
  unit,
  start,
  least: 1,
  most: 1000,
  compare,
})

export const daysFrom = (start: number) => ({
  unit: '天',
  start,
  least: 1,
  most: 365,
  compare: 'atLeast' as const,
})

/** Whether a value answers the number of a rule. */
export function answers(measure: Measure, value: number | null, number: number | null): boolean {
  if (!measure.number || number === null) return true
  const given = value ?? 0
  if (measure.number.compare === 'atLeast') return given >= number
  return measure.number.compare === 'above' ? given > number : given < number
}

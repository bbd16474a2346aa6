import {
  addDays,
  addMonths,
  type Day,
  firstDayOfYear,
  firstOfMonth,
  lastOfMonth,
  monthOf,
} from '#basics/days.ts'
import { holdsFormalRelation, type OrganizationKind } from '#features/organizations/rules.ts'
import { type MeetingKind, meetingKindNames } from '../rules.ts'

/** What the branch rules ask for each year, by kinds: those of meetings, and what other features keep. */
export const demandKinds = [
  'membersMeeting',
  'committeeMeeting',
  'groupMeeting',
  'lecture',
  'themeDay',
  'reviewMeeting',
  'memberAppraisal',
  'heartToHeart',
] as const
export type DemandKind = (typeof demandKinds)[number]

export const demandNames: Record<DemandKind, string> = { ...meetingKindNames, heartToHeart: '谈心谈话' }

export type Per = 'month' | 'quarter' | 'year'
export const perNames: Record<Per, string> = { month: '每月', quarter: '每季度', year: '每年' }

/** Who owes it: every branch, those with a committee, or each group of a branch. */
export type Owing = 'branch' | 'committee' | 'group'

export type Demand = {
  kind: DemandKind
  per: Per
  least: number
  owing: Owing
  article: string
  /** V verified in the text, M from memory: a parameter. */
  grade: 'V' | 'M'
}
export type DemandSet = { version: string; from: Day; demands: readonly Demand[] }

const rules = (article: string) => `《中国共产党支部工作条例（试行）》第${article}条`

/**
 * 《中国共产党支部工作条例（试行）》, in force since 2018-10-28 (M: the day of issue). Later sets are added with the day
 * they begin; a year is judged by the set that held on its first day, so that no year is judged by two.
 */
const demandSets: readonly DemandSet[] = [
  {
    version: '2018',
    from: '2018-10-28',
    demands: [
      {
        kind: 'membersMeeting',
        per: 'quarter',
        least: 1,
        owing: 'branch',
        article: rules('十一'),
        grade: 'V',
      },
      {
        kind: 'committeeMeeting',
        per: 'month',
        least: 1,
        owing: 'committee',
        article: rules('十二'),
        grade: 'V',
      },
      { kind: 'groupMeeting', per: 'month', least: 1, owing: 'group', article: rules('十三'), grade: 'V' },
      // 党课 is asked for “regularly”; once a year is the least that any reading holds (M). Local rules ask each quarter.
      { kind: 'lecture', per: 'year', least: 1, owing: 'branch', article: rules('十五'), grade: 'M' },
      { kind: 'themeDay', per: 'month', least: 1, owing: 'branch', article: rules('十六'), grade: 'V' },
      { kind: 'reviewMeeting', per: 'year', least: 1, owing: 'branch', article: rules('十七'), grade: 'V' },
      { kind: 'memberAppraisal', per: 'year', least: 1, owing: 'branch', article: rules('十八'), grade: 'V' },
      { kind: 'heartToHeart', per: 'year', least: 1, owing: 'branch', article: rules('十九'), grade: 'V' },
    ],
  },
]

/** What is asked of a year; of years before the first set, nothing. */
export const demandsOf = (year: number): DemandSet | null =>
  demandSets.findLast(({ from }) => from <= firstDayOfYear(year)) ?? null

/** The demands that a meeting can answer. */
export const isMeetingDemand = (demand: Demand): demand is Demand & { kind: MeetingKind } =>
  demand.kind !== 'heartToHeart'

/** A stretch of the year: `key` 2026-07, 2026-Q3 or 2026; both days belong to it. */
export type Period = { key: string; name: string; from: Day; until: Day }

// The same for every branch: six hundred of them ask for each demand.
const calendars = new Map<string, readonly Period[]>()

/** The periods of a year, months of 28 to 31 days as they come. */
export function periodsOf(year: number, per: Per): readonly Period[] {
  const key = `${year}/${per}`
  const calendar = calendars.get(key) ?? calendarOf(year, per)
  calendars.set(key, calendar)
  return calendar
}

function calendarOf(year: number, per: Per): Period[] {
  const first = firstDayOfYear(year)
  const months = { month: 1, quarter: 3, year: 12 }[per]
  return Array.from({ length: 12 / months }, (_, at) => {
    const from = addMonths(first, at * months)
    const until = lastOfMonth(addMonths(from, months - 1))
    const key = { month: monthOf(from), quarter: `${year}-Q${at + 1}`, year: String(year) }[per]
    const name = { month: `${at + 1}月`, quarter: `第${'一二三四'[at]}季度`, year: `${year}年` }[per]
    return { key, name, from, until }
  })
}

/** Dated stretches: from a day on, until the day it no longer holds (null: it holds still). */
export type Stretch = { from: Day; until: Day | null }
export type BranchFacts = {
  kind: OrganizationKind
  establishedOn: Day | null
  closedOn: Day | null
  /** When it had a committee. */
  committee: Stretch[]
  groups: (Stretch & { id: number; name: string })[]
}

const holdsThrough = ({ from, until }: { from: Day | null; until: Day | null }, first: Day, last: Day) =>
  (from === null || from <= first) && (until === null || until > last)

/**
 * The days that one must have stood through to owe something in a period: all of a month or quarter; of a year its
 * second half, in which review meeting and appraisal are usual. (Ours: the text is silent on a branch that is founded
 * or closed within a period.)
 */
const stoodFrom = (per: Per, period: Period) => (per === 'year' ? addMonths(period.from, 6) : period.from)

/** Why nothing is owed in a period; a temporary branch holds no formal relation: 第七条 (V). */
function whyExempt(branch: BranchFacts, demand: Demand, period: Period): string | null {
  if (!holdsFormalRelation(branch.kind)) return 'temporary'
  const stretch = { from: branch.establishedOn, until: branch.closedOn }
  const first = stoodFrom(demand.per, period)
  if (!holdsThrough(stretch, first, period.until))
    return branch.closedOn && branch.closedOn <= period.until ? 'closed' : 'founded'
  if (demand.owing === 'committee' && ![first, period.until].every((day) => hasCommitteeOn(branch, day)))
    return 'no-committee'
  if (demand.owing === 'group' && owingGroups(branch, period).length === 0) return 'no-groups'
  return null
}

/** Its members may change within a month; the committee stays. */
const hasCommitteeOn = ({ committee }: BranchFacts, day: Day) =>
  committee.some(({ from, until }) => from <= day && (until === null || until > day))

/** The groups that stood through a period. */
export const owingGroups = (branch: BranchFacts, period: Period) =>
  branch.groups.filter((one) => holdsThrough(one, period.from, period.until))

/** A meeting that was held, as far as it answers demands. */
export type Held = { kinds: readonly DemandKind[]; groupId: number | null; on: Day }

export type Duty = {
  demand: Demand
  period: Period
  /** How often it was to be held, and how often of that it was. */
  due: number
  done: number
  /** `open`: not met yet, and the period still runs or has not begun. */
  state: 'met' | 'missed' | 'open' | 'exempt'
  exempt: string | null
  /** The groups that have not met. */
  missing: string[]
}

function doneBy(branch: BranchFacts, demand: Demand, period: Period, held: readonly Held[]) {
  const within = held.filter(
    ({ kinds, on }) => kinds.includes(demand.kind) && on >= period.from && on <= period.until,
  )
  if (demand.owing !== 'group')
    return { due: demand.least, done: Math.min(demand.least, within.length), missing: [] }
  const groups = owingGroups(branch, period)
  const met = groups.filter(({ id }) => within.filter(({ groupId }) => groupId === id).length >= demand.least)
  const missing = groups.filter((one) => !met.includes(one)).map(({ name }) => name)
  return { due: groups.length * demand.least, done: met.length * demand.least, missing }
}

/** One demand in one period: met, missed, open, or not asked of this branch. */
export function dutyOf(
  branch: BranchFacts,
  demand: Demand,
  period: Period,
  held: readonly Held[],
  today: Day,
): Duty {
  const exempt = whyExempt(branch, demand, period)
  if (exempt) return { demand, period, due: 0, done: 0, state: 'exempt', exempt, missing: [] }
  const counted = doneBy(branch, demand, period, held)
  const state = counted.done >= counted.due ? 'met' : period.until < today ? 'missed' : 'open'
  return { demand, period, ...counted, state, exempt: null }
}

/** Everything a branch owes in a year. */
export function dutiesOf(branch: BranchFacts, year: number, held: readonly Held[], today: Day): Duty[] {
  const demands = demandsOf(year)?.demands ?? []
  return demands.flatMap((demand) =>
    periodsOf(year, demand.per).map((period) => dutyOf(branch, demand, period, held, today)),
  )
}

/** How a branch stands: what fell due, what of it was done, what is missing. Open periods are not held against it. */
export function standOf(duties: readonly Duty[]) {
  const fallen = duties.filter(({ state }) => state === 'met' || state === 'missed')
  const missed = duties.filter(({ state }) => state === 'missed')
  const sum = (list: readonly Duty[], of: 'due' | 'done') => list.reduce((total, one) => total + one[of], 0)
  return {
    due: sum(fallen, 'due'),
    done: sum(fallen, 'done'),
    missing: sum(missed, 'due') - sum(missed, 'done'),
    open: duties.filter(({ state }) => state === 'open').length,
  }
}

/** What is missing, kind by kind: 支委会会议：3月、5月. */
export function gapsOf(duties: readonly Duty[]): string[] {
  const missed = Map.groupBy(
    duties.filter(({ state }) => state === 'missed'),
    ({ demand }) => demand.kind,
  )
  return [...missed].map(([kind, list]) => `${demandNames[kind]}：${list.map(gapOf).join('、')}`)
}

const gapOf = ({ period, missing }: Duty) =>
  missing.length ? `${period.name}（${missing.join('、')}）` : period.name

/** A date of a month that has fewer days is its last. */
export const dayInMonth = (month: Day, date: number): Day => {
  const last = lastOfMonth(month)
  return [addDays(firstOfMonth(month), date - 1), last].toSorted()[0] as Day
}

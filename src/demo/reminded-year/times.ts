import { addDays, addMonths, type Day } from '#basics/days.ts'
import type { MeasureKey } from '#features/alerts/measures/rules.ts'
import type { Due } from './due.ts'
import type { Seats } from './seats.ts'

type Lead = [count: number, unit: 'months' | 'days']
type Told = {
  measure: MeasureKey
  leads: Lead[]
  /** `own`: the office of the organization; `secretary`: of it; `above`: the committee above; `self`: whom it is about. */
  to: string[]
  raised?: [afterDays: number, to: string]
}

const days = (...counts: number[]): Lead[] => counts.map((count) => [count, 'days'])
const months = (...counts: number[]): Lead[] => counts.map((count) => [count, 'months'])

/** Who is to be told of what, when: as the regulations and the institute say it, written apart from the platform. */
export const told: Record<string, Told> = {
  // 选举条例第三条; 支部工作条例第二十四条: reminded six months before.
  'term-ends': {
    measure: 'termEnds',
    leads: [...months(6, 3, 1), ...days(-1)],
    to: ['above', 'secretary'],
    raised: [30, 'top'],
  },
  // 支部工作条例第五条
  'first-election': {
    measure: 'firstElectionDue',
    leads: days(14, 3, -1),
    to: ['own', 'above'],
    raised: [15, 'top'],
  },
  // 支部工作条例第二十三条, 第二十条, 第四条. What has no day of its own is due from the night that found it.
  'secretary-vacant': {
    measure: 'secretaryVacant',
    leads: days(0, -30),
    to: ['above', 'own'],
    raised: [60, 'top'],
  },
  'committee-missing': {
    measure: 'committeeMissing',
    leads: days(0, -30),
    to: ['secretary', 'above'],
    raised: [90, 'top'],
  },
  'branch-too-small': {
    measure: 'branchTooSmall',
    leads: days(0, -30),
    to: ['above', 'secretary'],
    raised: [60, 'top'],
  },
  'branch-too-large': { measure: 'branchTooLarge', leads: days(0), to: ['above'] },
  // 支部工作条例第十一至十六条、第十九条; 第十七、十八条
  'meeting-owed': {
    measure: 'meetingOwed',
    leads: days(7, -1),
    to: ['secretary'],
    raised: [30, 'above'],
  },
  'appraisal-owed': {
    measure: 'appraisalOwed',
    leads: [...months(2), ...days(15, -1)],
    to: ['secretary'],
    raised: [15, 'above'],
  },
  'study-starts': { measure: 'studyStarts', leads: days(1), to: ['own'] },
  'meeting-unrecorded': { measure: 'meetingUnrecorded', leads: days(-3, -14), to: ['secretary'] },
  'rectification-late': {
    measure: 'rectificationLate',
    leads: days(7, -1),
    to: ['secretary'],
    raised: [30, 'above'],
  },
  'work-item-late': { measure: 'workItemLate', leads: days(3, -1), to: ['own'] },
  // 细则 (2026) 第七至三十三条, 第十三条; 党章第七条
  'admission-step': {
    measure: 'admissionStep',
    leads: days(15, 3, -1),
    to: ['secretary', 'above'],
    raised: [30, 'top'],
  },
  'notice-ends': { measure: 'noticeEnds', leads: days(0, -5), to: ['secretary'] },
  'probation-ends': {
    measure: 'probationEnds',
    leads: [...months(1), ...days(7, -1, -30)],
    to: ['self', 'secretary'],
    raised: [45, 'above'],
  },
  'fifty-years': { measure: 'fiftyYears', leads: months(3, 1), to: ['own'] },
  // 党员教育管理工作条例第二十五条
  'letter-expires': { measure: 'letterExpires', leads: days(15, 7, -1), to: ['self', 'above'] },
  'transfer-step': { measure: 'transferStep', leads: days(1, -1), to: ['own'], raised: [10, 'above'] },
  'absence-ends': { measure: 'absenceEnds', leads: days(7, -1), to: ['secretary'] },
  // 党费规定: paid each month; 党章第九条: six months in a row.
  'dues-unpaid-1': { measure: 'duesUnpaid', leads: days(0), to: ['self'] },
  'dues-unpaid-3': { measure: 'duesUnpaid', leads: days(0, -30), to: ['self', 'secretary'] },
  'dues-unpaid-6': {
    measure: 'duesUnpaid',
    leads: days(0, -30),
    to: ['secretary', 'above'],
    raised: [60, 'top'],
  },
  'dues-case-open': { measure: 'duesCaseOpen', leads: days(0, -30), to: ['secretary'] },
  // What the institute asks of papers, seals, the archive and the records.
  'affair-waiting': { measure: 'affairWaiting', leads: days(1, -1), to: ['self', 'own'] },
  'draft-waiting': { measure: 'draftWaiting', leads: days(0), to: ['own'] },
  'reply-waiting': { measure: 'replyWaiting', leads: days(0, -10), to: ['own'] },
  'seal-waiting': { measure: 'sealWaiting', leads: days(0, -7), to: ['own'] },
  'seal-balance': { measure: 'sealBalance', leads: days(-5, -20), to: ['own', 'above'] },
  'archive-fixity': { measure: 'archiveFixity', leads: days(0, -7), to: ['top'] },
  'record-gaps': { measure: 'recordGaps', leads: days(0, -90), to: ['own'] },
  'record-checks': { measure: 'recordChecks', leads: days(0, -30), to: ['own'] },
  'identity-conflicts': { measure: 'identityConflicts', leads: days(0, -30), to: ['own'] },
  'proposal-waiting': { measure: 'proposalWaiting', leads: days(0), to: ['own'] },
  'differences-waiting': {
    measure: 'differencesWaiting',
    leads: days(0, -14),
    to: ['own'],
    raised: [30, 'above'],
  },
  // 政企村共建: as the contracts say; the committee that leads the project is told.
  'shared-return': { measure: 'sharedReturn', leads: days(30, 7, -1), to: ['own'], raised: [30, 'above'] },
  'shared-loan': { measure: 'sharedLoan', leads: days(15, -1), to: ['own'] },
  'shared-ending': {
    measure: 'sharedEnding',
    leads: [...months(6, 1), ...days(-1)],
    to: ['own', 'above'],
  },
  'shared-portion': { measure: 'sharedPortion', leads: days(0, -30), to: ['own'] },
}

/** Every measure that something is compared of, in the order of the night. */
export const compared = [...new Set(Object.values(told).map(({ measure }) => measure))]
export const measureOf = (due: Due) => told[due.rule]?.measure as MeasureKey

/**
 * Every time of something due that fell while it was looked at, for everybody who sits in one of its seats. `all`: the
 * days that its measure was looked at on, as the clock showed them, in turn.
 */
export function linesFor(due: Due, all: readonly Day[], seats: Seats): string[] {
  const seen = all.slice(0, due.mendedAt).filter((day) => due.holds?.(day) ?? true)
  const dueOn = due.dueOn ?? seen[0]
  if (!dueOn) return []
  const { leads, to, raised } = told[due.rule] as Told
  const times = leads.map(([count, unit]) => ({
    key: `${unit}:${count}`,
    on: unit === 'months' ? addMonths(dueOn, -count) : addDays(dueOn, -count),
  }))
  const open = seen.filter((day) => day >= (times[0]?.on ?? ''))
  const [opened] = open
  if (!opened) return []
  const come = times
    .filter(({ on }, at) => open.some((day) => day >= on && day < (times[at + 1]?.on ?? '9999-12-31')))
    .map(({ key }) => ({ key, to }))
  const late = raised && addDays([opened, dueOn].toSorted().at(-1) as Day, raised[0])
  if (raised && open.some((day) => day >= String(late))) come.push({ key: 'escalated', to: [raised[1]] })
  return come.flatMap(({ key, to: kinds }) =>
    whomFor(kinds, due, seats).map((who) => [due.rule, due.subject, dueOn, key, who].join(' ')),
  )
}

/** Everybody once; where nobody sits somebody is missed, but not the person while anybody else is told. */
function whomFor(kinds: string[], due: Due, seats: Seats): string[] {
  const people = kinds.map((kind) => ({ kind, accounts: seats(kind, due) }))
  const reached = [...new Set(people.flatMap(({ accounts }) => accounts))]
  const missed = people.filter(
    ({ kind, accounts }) => accounts.length === 0 && (kind !== 'self' || reached.length === 0),
  )
  const level = (kind: string) => (kind === 'secretary' ? 'own' : kind)
  return [...reached.map(String), ...missed.map(({ kind }) => `nobody ${level(kind)}`)]
}

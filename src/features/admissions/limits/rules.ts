import { addDays, addMonths, addYears, type Day } from '#basics/days.ts'
import { type ActKey, actOf, beforeOf } from '../acts/rules.ts'
import { dayOf, doneBy, listedOn } from '../path/rules.ts'
import { probationEnd } from '../probation/rules.ts'
import { type File, parameters, type Version, versionOn, type WorkingDaysAfter } from '../rules.ts'

type Anchor =
  | ActKey
  | 'coming-of-age'
  | 'listed'
  | 'probationEnd'
  | 'noticeCloses'
  | 'lastReply'
  | 'lastReview'

export type Limit = {
  act: ActKey
  edge: 'earliest' | 'latest'
  from: Anchor
  months?: number
  workingDays?: number
  /** Beyond a hard limit nothing can be done; beyond a soft one only with a reason, and it stays on the file as late. */
  hard: boolean
  /** Is shown, and makes a file late, but no reason is asked for. */
  advice?: true
  /** Holds no longer where this act is done. */
  unless?: ActKey
  versions?: readonly Version[]
  article: string
  because: string
}

/** 公示 of at least five working days, 第十三条 (V); the posting day does not count (C). */
const noticeWorkingDays = 5
/** 审批: three months, with a reason up to six. 第二十五条 (V; the six from one source). */
const approvalMonths = { usual: 3, most: 6 }

type Gap = Pick<Limit, 'months' | 'workingDays' | 'unless' | 'versions' | 'advice'>
const make =
  (edge: Limit['edge'], hard: boolean) =>
  (act: ActKey, from: Anchor, article: string, because: string, gap: Gap = {}): Limit => ({
    act,
    edge,
    from,
    hard,
    article,
    because,
    ...gap,
  })
const earliest = make('earliest', true)
const latest = make('latest', false)
const lapse = make('latest', true)

/** When an act may be done at the earliest and at the latest, beside its order. Month arithmetic: 民法典第二百零二条. */
export const limits: readonly Limit[] = [
  earliest('application', 'coming-of-age', '第五条', '申请入党须年满十八岁'),
  latest('talk', 'application', '第七条', '收到入党申请书后一个月内派人谈话', { months: 1 }),
  latest('review', 'lastReview', '第十一条', '党支部每半年对入党积极分子考察一次', {
    months: parameters.reviewMonths,
  }),
  earliest(
    'candidate',
    parameters.cultivationFrom,
    '第十三条',
    '入党积极分子要经过一年以上的培养教育和考察',
    { months: 12 },
  ),
  earliest('noticeResult', 'notice', '第十三条', '公示不少于五个工作日，张贴当日不计', {
    workingDays: noticeWorkingDays,
  }),
  earliest('noticeResult', 'noticeCloses', '第十三条', '公示期满才能列为发展对象'),
  earliest('introducers', 'listed', '第十四条', '列为发展对象后确定入党介绍人'),
  earliest('politicalReview', 'lastReply', '第十六条', '政治审查结论应在函调复信之后作出'),
  earliest('politicalReview', 'listed', '第十六条', '列为发展对象后进行政治审查'),
  earliest('training', 'listed', '第十七条', '列为发展对象后进行集中培训'),
  latest('branchMeeting', 'preReview', '第十九条', '预审合格后一个月内召开支部大会', {
    months: 1,
    versions: ['2026'],
  }),
  lapse('approval', 'branchMeeting', '第二十五条', '上级党委三个月内审批，特殊情况可以延长', {
    months: approvalMonths.usual,
    unless: 'approvalExtension',
  }),
  lapse('approval', 'branchMeeting', '第二十五条', '延长审批不超过六个月，逾期须重新召开支部大会', {
    months: approvalMonths.most,
  }),
  latest('approvalExtension', 'branchMeeting', '第二十五条', '延长审批应在三个月届满前决定', {
    months: approvalMonths.usual,
  }),
  latest('oath', 'approval', '第二十九条', '上级党委批准后一般在一个月内宣誓', {
    months: 1,
    versions: ['2026'],
  }),
  latest('probationReview', 'lastReview', '第三十条', '预备期内每半年考察一次', {
    months: parameters.reviewMonths,
  }),
  earliest('confirmationRequest', 'probationEnd', '第三十二条', '预备期满前一个月起可以提出转正申请', {
    months: -parameters.requestEarlyMonths,
  }),
  earliest(
    'confirmationMeeting',
    'probationEnd',
    '第三十一条',
    '预备期一年，从支部大会通过之日算起，期满才能讨论转正',
  ),
  latest('confirmationRequest', 'probationEnd', '第三十二条', '预备期满前提出转正申请', { advice: true }),
  latest('confirmationMeeting', 'probationEnd', '第三十二条', '预备期满后应及时讨论转正，一般不超过一个月', {
    months: parameters.confirmMonths,
  }),
  latest('confirmationApproval', 'confirmationMeeting', '第三十三条', '上级党委三个月内审批转正', {
    months: 3,
  }),
]

/** The last letter, or reply, that a political review must wait for. */
function lastReplyOn({ entries }: Pick<File, 'entries'>): Day | null {
  const days = entries.filter(({ act }) => act === 'letter' || act === 'letterReply').map(({ on }) => on)
  return days.toSorted().at(-1) ?? null
}

/** Since when the present half-year of observation runs. */
function lastReviewOn(file: Pick<File, 'entries'>, act: ActKey): Day | null {
  const review = file.entries.findLast((one) => one.act === act)?.on
  return review ?? dayOf(file, act === 'review' ? 'mentors' : 'branchMeeting')
}

function anchorDay(file: File, { from, act }: Limit): Day | null {
  switch (from) {
    case 'coming-of-age':
      return addYears(file.birthDate, 18)
    case 'listed':
      return listedOn(file)
    case 'probationEnd':
      return probationEnd(file)
    case 'noticeCloses':
      return doneBy(file, 'notice')?.details.untilOn ?? null
    case 'lastReply':
      return lastReplyOn(file)
    case 'lastReview':
      return lastReviewOn(file, act)
    default:
      return dayOf(file, from)
  }
}

export type Bound = { on: Day; hard: boolean; advice: boolean; article: string; because: string }

function boundOf(file: File, limit: Limit, after: WorkingDaysAfter): Bound | null {
  const anchor = anchorDay(file, limit)
  if (!anchor || (limit.unless && doneBy(file, limit.unless))) return null
  const on = limit.workingDays
    ? after(anchor, limit.workingDays)
    : limit.months
      ? addMonths(anchor, limit.months)
      : anchor
  const { hard, advice = false, article, because } = limit
  return { on, hard, advice, article, because }
}

/** The order of acts as bounds: none before what it follows. */
const orderOf = (file: File, act: ActKey): Bound[] =>
  beforeOf(act).flatMap((before) => {
    const on = dayOf(file, before)
    const { title } = actOf(before)
    return on ? [{ on, hard: true, advice: false, article: '', because: `应在“${title}”之后` }] : []
  })

const last = (bounds: Bound[]) => bounds.reduce<Bound | null>((a, b) => (a && a.on >= b.on ? a : b), null)
const first = (bounds: Bound[]) => bounds.reduce<Bound | null>((a, b) => (a && a.on <= b.on ? a : b), null)

export type Window = { earliest: Bound | null; latest: Bound | null }

/** The lawful days of an act done on a day, with their reasons: the text is the one in force on that day. */
export function windowOf(file: File, act: ActKey, day: Day, after: WorkingDaysAfter): Window {
  const version = versionOn(day)
  const found = limits
    .filter((one) => one.act === act && (one.versions?.includes(version) ?? true))
    .flatMap((limit) => {
      const bound = boundOf(file, limit, after)
      return bound ? [{ edge: limit.edge, bound }] : []
    })
  const of = (edge: Limit['edge']) => found.filter((one) => one.edge === edge).map(({ bound }) => bound)
  return { earliest: last([...orderOf(file, act), ...of('earliest')]), latest: first(of('latest')) }
}

/** Whether the organization above let the time for its approval pass: only a new meeting helps. */
export function hasLapsed(file: File, day: Day): boolean {
  const meeting = doneBy(file, 'branchMeeting')
  if (!meeting || doneBy(file, 'approval')) return false
  const months = doneBy(file, 'approvalExtension') ? approvalMonths.most : approvalMonths.usual
  return day > addMonths(meeting.on, months)
}

/** The day after a notice of so many working days was posted: the first on which it may be closed. */
export const noticeMayClose = (postedOn: Day, after: WorkingDaysAfter): Day =>
  after(postedOn, noticeWorkingDays)

/** The last day on which an act may be done so that another so many months later is not too early. */
export function monthsBefore(day: Day, months: number): Day {
  let found = addMonths(day, -months)
  while (addMonths(addDays(found, 1), months) <= day) found = addDays(found, 1)
  while (addMonths(found, months) > day) found = addDays(found, -1)
  return found
}

/** The same of working days. */
export function workingDaysBefore(day: Day, count: number, after: WorkingDaysAfter): Day {
  let found = addDays(day, -count)
  while (after(found, count) > day) found = addDays(found, -1)
  return found
}

/**
 * What a file needs next and by when: its next act, or the half-yearly observation that runs beside where that comes
 * first or is late.
 */
export function dueOf(file: File, next: ActKey | null, today: Day, after: WorkingDaysAfter) {
  const due = (act: ActKey) => {
    const { earliest, latest } = windowOf(file, act, today, after)
    const because = latest?.because ?? earliest?.because ?? ''
    return { act, from: earliest?.on ?? null, by: latest?.on ?? null, because }
  }
  if (!next) return null
  const own = due(next)
  const act = besideOf(file)
  const beside = act && act !== next ? due(act) : null
  if (!beside?.by || (own.by && own.by <= beside.by)) return own
  return own.by || beside.by < today || (own.from ?? '') > beside.by ? beside : own
}

function besideOf(file: File): ActKey | null {
  if (doneBy(file, 'approval')) return doneBy(file, 'confirmationMeeting') ? null : 'probationReview'
  return doneBy(file, 'mentors') && !doneBy(file, 'candidate') ? 'review' : null
}

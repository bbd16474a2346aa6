import type { Day } from '#basics/days.ts'
import { type Holidays, workingDaysAfter } from '#basics/working-days.ts'
import {
  isOver,
  letterNumbers,
  type Origin,
  type Returnable,
  returnable,
  type State,
  type TransferKind,
} from '../rules.ts'

/** Whose turn it is. */
export type Seat = 'member' | 'fromBranch' | 'fromCommittee' | 'toCommittee' | 'toBranch'
export const seatNames: Record<Seat, string> = {
  member: '本人',
  fromBranch: '转出党支部',
  fromCommittee: '转出党委',
  toCommittee: '接收党委',
  toBranch: '接收党支部',
}

/** The acts that carry a transfer on. */
export const acts = [
  'start',
  'issue',
  'handOver',
  'accept',
  'place',
  'returnReceipt',
  'fileReceipt',
  'sendBack',
  'repair',
  'reissue',
  'withdraw',
] as const
export type Act = (typeof acts)[number]

type Step = { act: Act; from: State; to: State; by: Seat; title: string; days: number }
const start: Step = {
  act: 'start',
  from: 'draft',
  to: 'started',
  by: 'fromBranch',
  title: '转出党支部发起',
  days: 5,
}
const place = { act: 'place', by: 'toBranch', days: 5 } as const

/**
 * The way of each kind, as data. 《中国共产党党员教育管理工作条例》第二十五条 (V): a committee that may approve
 * probationary members transfers directly; until it is accepted the sending side stays responsible. The receipt goes
 * from the receiving committee straight to the sending one (V as practice).
 */
export const routes: Record<TransferKind, Step[]> = {
  within: [start, { ...place, from: 'started', to: 'done', title: '接收党支部接收并编入党小组' }],
  between: [
    start,
    {
      act: 'issue',
      from: 'started',
      to: 'inTransit',
      by: 'fromCommittee',
      title: '转出党委开具介绍信',
      days: 5,
    },
    { act: 'accept', from: 'inTransit', to: 'accepted', by: 'toCommittee', title: '接收党委接收', days: 0 },
    { ...place, from: 'accepted', to: 'placed', title: '接收党支部编入党小组' },
    {
      act: 'returnReceipt',
      from: 'placed',
      to: 'receipt',
      by: 'toCommittee',
      title: '接收党委寄回回执',
      days: 5,
    },
    {
      act: 'fileReceipt',
      from: 'receipt',
      to: 'done',
      by: 'fromCommittee',
      title: '转出党委收存回执',
      days: 5,
    },
  ],
  outgoing: [
    start,
    {
      act: 'issue',
      from: 'started',
      to: 'issued',
      by: 'fromCommittee',
      title: '转出党委开具介绍信',
      days: 5,
    },
    { act: 'handOver', from: 'issued', to: 'inTransit', by: 'fromCommittee', title: '介绍信交本人', days: 0 },
    {
      act: 'fileReceipt',
      from: 'inTransit',
      to: 'done',
      by: 'fromCommittee',
      title: '收到并收存回执',
      days: 0,
    },
  ],
  incoming: [
    { act: 'accept', from: 'inTransit', to: 'accepted', by: 'toCommittee', title: '接收党委接收', days: 0 },
    { ...place, from: 'accepted', to: 'placed', title: '接收党支部编入党小组' },
    {
      act: 'returnReceipt',
      from: 'placed',
      to: 'done',
      by: 'toCommittee',
      title: '接收党委寄回回执',
      days: 5,
    },
  ],
}

/** What the rules know of one transfer. */
export type Course = {
  kind: TransferKind
  origin: Origin
  state: State
  issuedOn: Day | null
  validUntil: Day | null
  acceptedOn: Day | null
  sentBackFrom: Returnable | null
}

const stepAt = ({ kind, state }: Pick<Course, 'kind' | 'state'>) =>
  routes[kind].find((step) => step.from === state) ?? null

/** The sides that may take it back, as long as nobody has accepted. */
const takers: Record<TransferKind, Seat[]> = {
  within: ['fromBranch', 'fromCommittee'],
  between: ['fromBranch', 'fromCommittee'],
  outgoing: ['fromBranch', 'fromCommittee'],
  incoming: ['toCommittee'],
}
const isLetterOut = ({ state }: Pick<Course, 'state'>) => state === 'issued' || state === 'inTransit'

/** Who must act now; null when nothing is left to do. */
export function turnOf(course: Course): Seat | null {
  if (isOver(course.state)) return null
  if (course.state === 'sentBack') return repairerOf(course)
  return stepAt(course)?.by ?? null
}

/** Who repairs what was sent back: the member his own request, else the branch that began it. */
const repairerOf = ({ sentBackFrom, origin }: Course): Seat =>
  sentBackFrom === 'draft' && origin === 'member' ? 'member' : 'fromBranch'

/** Who may do an act now: no one when it is not possible. */
export function seatsFor(course: Course, act: Act): Seat[] {
  const step = stepAt(course)
  switch (act) {
    case 'withdraw':
      return withdrawers(course)
    case 'repair':
      return course.state === 'sentBack' ? [repairerOf(course)] : []
    case 'sendBack':
      return step && course.kind !== 'incoming' && course.acceptedOn === null ? [step.by] : []
    case 'reissue':
      return isLetterOut(course) && course.kind !== 'incoming' ? ['fromCommittee'] : []
    default:
      return step?.act === act ? [step.by] : []
  }
}

function withdrawers(course: Course): Seat[] {
  if (isOver(course.state) || course.acceptedOn !== null) return []
  const own = course.state === 'draft' || repairerOf(course) === 'member'
  return own && course.origin === 'member' ? ['member', ...takers[course.kind]] : takers[course.kind]
}

/** Why an act is not possible now; null when it is. `on`: the day of acceptance, which a receipt names. */
export function whyNot(course: Course, act: Act, on: Day, today: Day): string | null {
  if (isOver(course.state)) return 'transfer-over'
  if (seatsFor(course, act).length === 0) return 'transfer-elsewhere'
  const accepting = acceptsBy(course, act)
  if (accepting && on > today) return 'accepted-in-future'
  if (accepting && course.issuedOn !== null && on < course.issuedOn) return 'accepted-before-letter'
  if (act === 'accept' && isOverdue(course, today)) return 'letter-expired'
  if (act === 'reissue' && !isOverdue(course, today)) return 'letter-valid'
  return null
}

/** Whether an act is the one by which the other side takes the member over. */
const acceptsBy = (course: Course, act: Act) =>
  act === 'accept' ||
  (act === 'place' && course.kind === 'within') ||
  (act === 'fileReceipt' && course.kind === 'outgoing')

/** What becomes of it by an act, which must be possible. `elsewhere`: repaired so that another committee receives it. */
export function afterAct(
  course: Course,
  act: Act,
  { on, validUntil, elsewhere }: { on: Day; validUntil?: Day; elsewhere?: boolean },
): Course {
  if (act === 'withdraw') return { ...course, state: 'withdrawn', sentBackFrom: null }
  if (act === 'sendBack') return { ...course, state: 'sentBack', sentBackFrom: returnableState(course) }
  if (act === 'repair') return repaired(course, elsewhere ?? false)
  const lettered = validUntil === undefined ? course : { ...course, issuedOn: on, validUntil }
  if (act === 'reissue') return lettered
  const accepted = acceptsBy(course, act) ? { ...lettered, acceptedOn: on } : lettered
  return { ...accepted, state: stepAt(course)?.to ?? course.state }
}

const returnableState = ({ state }: Course) => returnable.find((one) => one === state) ?? null

/** Back to who sent it back; a letter that names another committee must be written anew. */
function repaired(course: Course, elsewhere: boolean): Course {
  const back: Course = { ...course, state: course.sentBackFrom ?? 'started', sentBackFrom: null }
  if (!elsewhere || course.issuedOn === null) return back
  return { ...back, state: 'started', issuedOn: null, validUntil: null }
}

/**
 * By when the present step should be done: working days for an office (M: a parameter; no text says how many), the end
 * of validity for a letter.
 */
export function dueOf(course: Course, today: Day, holidays: Holidays): Day | null {
  if (isOver(course.state)) return null
  if (isLetterOut(course)) return course.validUntil
  return workingDaysAfter(today, course.state === 'sentBack' ? 10 : stepAt(course)?.days || 5, holidays)
}

/** 超期: the letter ran out and nobody accepted. The member stays with the sending side, the task stays open. */
export const isOverdue = (course: Pick<Course, 'state' | 'validUntil'>, today: Day): boolean =>
  isLetterOut(course) && course.validUntil !== null && course.validUntil < today

/** Before a letter runs out both sides are warned. */
export const runsOutSoon = (course: Pick<Course, 'state' | 'validUntil'>, by: Day): boolean =>
  isLetterOut(course) && course.validUntil !== null && course.validUntil <= by

/** Which side counts the member on a day. 条例第二十五条 (V/D): the sending one until the other has accepted. */
export const countedBy = ({ acceptedOn }: Pick<Course, 'acceptedOn'>, day: Day): 'from' | 'to' =>
  acceptedOn !== null && acceptedOn <= day ? 'to' : 'from'

export type LineStep = { act: Act; title: string; seat: Seat; state: 'done' | 'current' | 'later' }

/** The status line, the same for both sides. */
export function lineOf(course: Course): LineStep[] {
  const route = routes[course.kind]
  const reached = course.state === 'sentBack' ? course.sentBackFrom : course.state
  const current = route.findIndex(({ from }) => from === reached)
  const gone = course.state === 'done' ? route.length : current
  return route.map(({ act, title, by }, at) => ({
    act,
    title,
    seat: by,
    state: at < gone ? 'done' : at === gone && course.state !== 'withdrawn' ? 'current' : 'later',
  }))
}

/** Days within which the end of a letter is announced to both sides. */
export const { warningDays } = letterNumbers

import { addMonths, type Day } from '#basics/days.ts'
import { branchNumbers } from '#features/organizations/rules.ts'
import type { Paper } from '../requests/rules.ts'
import { type ElectionKind, requestMonths } from '../rules.ts'

/** The eleven steps of an election, in their order. 选举条例、支部工作条例 (V as practice; the numbering is ours). */
export const stepKeys = [
  'reminder',
  'decision',
  'request',
  'reply',
  'nomination',
  'candidates',
  'preparation',
  'meeting',
  'firstMeeting',
  'report',
  'approval',
] as const
export type StepKey = (typeof stepKeys)[number]

type Sort = { title: string; actor: 'branch' | 'superior'; document: string }
const steps: Record<StepKey, Sort> = {
  reminder: { title: '届满提醒', actor: 'superior', document: '按期换届的通知' },
  decision: { title: '研究决定', actor: 'branch', document: '会议记录' },
  request: { title: '请示', actor: 'branch', document: '请示' },
  reply: { title: '批复', actor: 'superior', document: '批复' },
  nomination: { title: '酝酿提名', actor: 'branch', document: '候选人预备人选名单' },
  candidates: { title: '候选人预备人选报批', actor: 'branch', document: '请示、批复' },
  preparation: { title: '会前准备', actor: 'branch', document: '工作报告、选举办法、选票' },
  meeting: { title: '党员大会选举', actor: 'branch', document: '签到册、选票、计票单、会议记录' },
  firstMeeting: { title: '委员会第一次会议', actor: 'branch', document: '会议记录' },
  report: { title: '报告选举结果', actor: 'branch', document: '请示' },
  approval: { title: '批复和登记', actor: 'superior', document: '批复、备案' },
}

export type StepFacts = {
  kind: ElectionKind
  /** Whether it is the first one of a new branch: what set the branch up has asked and was answered already. */
  first: boolean
  officers: boolean
  termEndsOn: Day | null
  plannedOn: Day
  decidedOn: Day | null
  request: Paper
  candidates: Paper
  result: Paper
  nominated: boolean
  prepared: boolean
  meetingOn: Day | null
  /** What the members vote on is decided; what the committee votes on is. */
  elected: boolean
  firstMeetingOn: Day | null
  officersElected: boolean
  doneOn: Day | null
}

/** Which of the steps an election of this kind has. */
export function stepsFor({
  kind,
  first,
  officers,
}: Pick<StepFacts, 'kind' | 'first' | 'officers'>): StepKey[] {
  if (kind === 'extension') return ['decision', 'request', 'reply', 'approval']
  if (kind === 'byElection') {
    const order: StepKey[] = ['decision', 'nomination', 'request', 'reply', 'preparation', 'meeting']
    return [...order, ...(officers ? (['firstMeeting'] as const) : []), 'report', 'approval']
  }
  const skipped: StepKey[] = [
    ...(first ? (['reminder', 'request', 'reply'] as const) : []),
    ...(officers ? [] : (['firstMeeting'] as const)),
  ]
  return stepKeys.filter((key) => !skipped.includes(key))
}

const isSent = ({ state }: Paper) => state === 'running' || state === 'agreed'

/** Whether a step is done. */
function isDone(key: StepKey, facts: StepFacts): boolean {
  const done: Record<StepKey, boolean> = {
    reminder: true,
    decision: facts.decidedOn !== null,
    request: isSent(facts.request),
    reply: facts.request.state === 'agreed',
    nomination: facts.nominated,
    candidates: facts.candidates.state === 'agreed',
    preparation: facts.prepared,
    meeting: facts.meetingOn !== null && facts.elected,
    firstMeeting: facts.firstMeetingOn !== null && facts.officersElected,
    report: isSent(facts.result),
    approval: facts.doneOn !== null,
  }
  return done[key]
}

const papers: Partial<Record<StepKey, 'request' | 'candidates' | 'result'>> = {
  request: 'request',
  reply: 'request',
  candidates: 'candidates',
  report: 'result',
  approval: 'result',
}
const paperFor = (key: StepKey, facts: StepFacts): Paper | null => {
  const which = facts.kind === 'extension' && key === 'approval' ? 'request' : papers[key]
  return which ? facts[which] : null
}

/** On which day a step was done, where a day is known. */
function dayOf(key: StepKey, facts: StepFacts): Day | null {
  const days: Partial<Record<StepKey, Day | null>> = {
    decision: facts.decidedOn,
    reply: facts.request.repliedOn,
    candidates: facts.candidates.repliedOn,
    meeting: facts.meetingOn,
    firstMeeting: facts.firstMeetingOn,
    approval: facts.doneOn,
  }
  return days[key] ?? null
}

/** By when a step should be done: six months before the end the reminder, a month before the meeting the request. */
function dueOf(key: StepKey, { kind, termEndsOn, plannedOn }: StepFacts): Day | null {
  if (kind === 'extension') return key === 'reply' ? termEndsOn : null
  const days: Partial<Record<StepKey, Day | null>> = {
    reminder: termEndsOn && addMonths(termEndsOn, -branchNumbers.reminderMonths),
    request: addMonths(plannedOn, -requestMonths),
    meeting: termEndsOn && kind !== 'early' ? (plannedOn < termEndsOn ? plannedOn : termEndsOn) : plannedOn,
  }
  return days[key] ?? null
}

export type Step = Sort & {
  key: StepKey
  state: 'done' | 'current' | 'later'
  on: Day | null
  dueOn: Day | null
  paper: Paper | null
}

/** The steps with their state, derived: the first that is not done is the current one. */
export function stepsOf(facts: StepFacts): Step[] {
  const keys = stepsFor(facts)
  // Once it is registered nothing of it is left to do.
  const done = (key: StepKey) => facts.doneOn !== null || isDone(key, facts)
  const current = keys.find((key) => !done(key))
  return keys.map((key) => ({
    ...steps[key],
    ...(key === 'preparation' && facts.first && { document: '选举办法、选票' }),
    key,
    state: done(key) ? 'done' : key === current ? 'current' : 'later',
    on: done(key) ? dayOf(key, facts) : null,
    dueOn: dueOf(key, facts),
    paper: paperFor(key, facts),
  }))
}

/** Why a meeting cannot elect yet: the organization above has not agreed to what it must agree to. (V) */
export function whyNotElectYet(
  facts: Pick<StepFacts, 'kind' | 'first' | 'request' | 'candidates'>,
): string | null {
  const keys = stepsFor({ ...facts, officers: false })
  if (keys.includes('reply') && facts.request.state !== 'agreed') return 'election-not-approved'
  return keys.includes('candidates') && facts.candidates.state !== 'agreed' ? 'candidates-not-approved' : null
}

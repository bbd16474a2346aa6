import { addMonths, type Day } from '#basics/days.ts'
import type { Paper } from '../../requests/rules.ts'
import type { ElectionStatus } from '../../rules.ts'
import type { Step } from '../../steps/rules.ts'
import type { EstablishmentKind, FoundedKind } from '../rules.ts'

/** The parts of a founding, one after the other: agreed to, its branch elected, put on record. */
export const chainParts = ['approval', 'election', 'record'] as const
export type ChainPart = (typeof chainParts)[number]
export const chainPartNames: Record<ChainPart, string> = {
  approval: '批准成立',
  election: '首次选举',
  record: '备案',
}

export const linkKeys = [
  'decision',
  'request',
  'review',
  'reply',
  'registration',
  'preparation',
  'meeting',
  'report',
  'result',
  'filing',
] as const
export type LinkKey = (typeof linkKeys)[number]

/** Whose turn it is: who asks, the organization above that, the new branch, the one above the branch, the department. */
export const sides = ['asking', 'superior', 'branch', 'aboveBranch', 'department'] as const
export type Side = (typeof sides)[number]

type Sort = { part: ChainPart; title: string; side: Side }
const links: Record<LinkKey, Sort> = {
  decision: { part: 'approval', title: '研究决定', side: 'asking' },
  request: { part: 'approval', title: '请示', side: 'asking' },
  review: { part: 'approval', title: '审核和审批', side: 'superior' },
  reply: { part: 'approval', title: '上级批复', side: 'superior' },
  registration: { part: 'approval', title: '登记到党组织', side: 'asking' },
  preparation: { part: 'election', title: '筹备首次选举', side: 'branch' },
  meeting: { part: 'election', title: '党员大会选举', side: 'branch' },
  report: { part: 'election', title: '报告选举结果', side: 'branch' },
  result: { part: 'election', title: '批复，登记任职和任期', side: 'aboveBranch' },
  filing: { part: 'record', title: '上级组织部门备案', side: 'department' },
}

/**
 * How long a new branch has for its first election. 支部工作条例第五条 (V): 批复后召开党员大会选举, no days named; a month is
 * local practice (M), a parameter.
 */
const foundingNumbers = { monthsToElect: 1 }
export const electBy = (foundedOn: Day, { monthsToElect } = foundingNumbers): Day =>
  addMonths(foundedOn, monthsToElect)

export type ChainFacts = {
  kind: EstablishmentKind
  branchKind: FoundedKind | null
  status: ElectionStatus
  decidedOn: Day
  paper: Paper
  /** When the organization above decided; null: not yet, or noted from paper. */
  verdictOn: Day | null
  effectiveOn: Day | null
  election: { status: ElectionStatus; plannedOn: Day; steps: Step[] } | null
  /** A term runs or ran: by its first election, or registered from paper. */
  termFrom: Day | null
  filedOn: Day | null
}

/** A temporary branch elects nobody: who leads it is appointed. 支部工作条例第七条 (V). */
export const leadsToElection = ({ kind, branchKind }: Pick<ChainFacts, 'kind' | 'branchKind'>) =>
  kind === 'establishment' && branchKind !== 'temporaryBranch'

export function linksFor(facts: Pick<ChainFacts, 'kind' | 'branchKind'>): LinkKey[] {
  return linkKeys.filter((key) => {
    const { part } = links[key]
    if (part === 'election') return leadsToElection(facts)
    return part === 'approval' || facts.kind === 'establishment'
  })
}

/** The steps of the first election that a link of the chain stands for. */
const stepsIn: Partial<Record<LinkKey, Step['key'][]>> = {
  preparation: ['decision', 'nomination', 'candidates', 'preparation'],
  meeting: ['meeting', 'firstMeeting'],
  report: ['report'],
  result: ['approval'],
}
const stepsOf = (key: LinkKey, { election }: ChainFacts): Step[] =>
  election?.steps.filter((step) => stepsIn[key]?.includes(step.key)) ?? []

function isDone(key: LinkKey, facts: ChainFacts): boolean {
  const { state } = facts.paper
  const sent = state === 'running' || state === 'agreed'
  switch (key) {
    case 'decision':
      return true
    case 'request':
      return sent
    case 'review':
      return facts.verdictOn !== null || state === 'agreed'
    case 'reply':
      return state === 'agreed'
    case 'registration':
      return facts.status === 'done'
    case 'filing':
      return facts.filedOn !== null
    default: {
      const steps = stepsOf(key, facts)
      return facts.termFrom !== null || (steps.length > 0 && steps.every((one) => one.state === 'done'))
    }
  }
}

function dayOf(key: LinkKey, facts: ChainFacts): Day | null {
  const days: Partial<Record<LinkKey, Day | null>> = {
    decision: facts.decidedOn,
    review: facts.verdictOn,
    reply: facts.paper.repliedOn,
    registration: facts.effectiveOn,
    filing: facts.filedOn,
  }
  return days[key] ?? stepsOf(key, facts).at(-1)?.on ?? null
}

export type Link = Sort & {
  key: LinkKey
  state: 'done' | 'current' | 'later'
  on: Day | null
  dueOn: Day | null
  /** What of the first election is to be done now. */
  step: string | null
}

/** The whole chain with the state of each of its links: the first that is not done is the current one. */
export function chainOf(facts: ChainFacts): Link[] {
  const keys = linksFor(facts)
  const current = facts.status === 'withdrawn' ? undefined : keys.find((key) => !isDone(key, facts))
  return keys.map((key) => {
    const state = isDone(key, facts) ? 'done' : key === current ? 'current' : 'later'
    const due = key === 'meeting' && facts.effectiveOn !== null
    return {
      ...links[key],
      key,
      state,
      on: state === 'done' ? dayOf(key, facts) : null,
      dueOn: due && facts.effectiveOn ? electBy(facts.effectiveOn) : null,
      step: stepsOf(key, facts).find((one) => one.state === 'current')?.title ?? null,
    }
  })
}

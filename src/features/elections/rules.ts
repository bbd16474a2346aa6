import { addMonths, addYears, type Day } from '#basics/days.ts'
import { branchNumbers, isBranch, type OrganizationKind } from '#features/organizations/rules.ts'

/*
 * Rules of elections in branches. Grades as in the source register: V verified, M from memory and therefore a
 * parameter, C sources disagree and therefore a parameter that asks. 选举条例 = 中国共产党基层组织选举工作条例 (2020).
 */

export const electionKinds = ['election', 'byElection', 'early', 'extension'] as const
export type ElectionKind = (typeof electionKinds)[number]
export const electionKindNames: Record<ElectionKind, string> = {
  election: '换届',
  byElection: '增补',
  early: '提前换届',
  extension: '延期换届',
}

/** What an election is called: the one a founding leads to is the first of its branch. */
export const electionName = ({
  kind,
  establishmentId,
}: {
  kind: ElectionKind
  establishmentId: number | null
}): string => (establishmentId === null ? electionKindNames[kind] : '首次选举')

export type ElectionStatus = 'running' | 'done' | 'withdrawn'
export const electionStatusNames: Record<ElectionStatus, string> = {
  running: '办理中',
  done: '已办结',
  withdrawn: '已撤销办理',
}

/** Posts that are voted on, in the order in which they are. */
export const ballotPosts = ['committeeMember', 'secretary', 'deputySecretary'] as const
export type BallotPost = (typeof ballotPosts)[number]
export const ballotPostNames: Record<BallotPost, string> = {
  committeeMember: '委员',
  secretary: '书记',
  deputySecretary: '副书记',
}

/** Local practice (V as practice): the 请示 about a month before the meeting. */
export const requestMonths = 1

const electionNumbers = {
  /** 支部工作条例第二十条 (V): a committee of three to five, generally not more than seven. */
  fewestSeats: 3,
  usualSeats: 5,
  mostSeats: 7,
  /** 选举条例第三条 (V): earlier or later generally by at most a year. */
  mostYearsMoved: 1,
}

/** A branch with seven full members has a committee. 支部工作条例第二十条 (V): probationary members do not count. */
export const hasCommittee = (fullMembers: number, numbers = branchNumbers) =>
  fullMembers >= numbers.fullMembersForCommittee

export type StartFacts = {
  kind: ElectionKind
  organization: OrganizationKind
  closed: boolean
  running: boolean
  term: { endsOn: Day; endedOn: Day | null } | null
  plannedOn: Day
  today: Day
}

/**
 * Why an election may not be begun. A temporary branch elects nobody (支部工作条例第七条, V); a committee's election is
 * that of a congress or of the members of several branches, and not this one. Before the last six months it is an
 * early one, which needs its reason and is at most a year early (选举条例第三条, V).
 */
export function whyNotStart(facts: StartFacts): string | null {
  if (facts.closed) return 'election-organization-closed'
  if (facts.organization === 'temporaryBranch') return 'election-temporary-branch'
  if (!isBranch(facts.organization)) return 'election-branches-only'
  if (facts.running) return 'election-running'
  if (facts.plannedOn < facts.today) return 'election-planned-past'
  const term = facts.term && !facts.term.endedOn ? facts.term : null
  if (!term) return facts.kind === 'election' ? null : 'election-term-missing'
  return whyNotInTerm(facts.kind, term.endsOn, facts)
}

function whyNotInTerm(kind: ElectionKind, endsOn: Day, { plannedOn, today }: StartFacts): string | null {
  if (kind === 'byElection') return plannedOn > endsOn ? 'by-election-after-term' : null
  if (kind === 'extension') return whyNotPostpone(plannedOn, endsOn)
  const reminded = addMonths(endsOn, -branchNumbers.reminderMonths)
  if (kind === 'election') return today < reminded && plannedOn < reminded ? 'election-too-soon' : null
  if (plannedOn >= endsOn) return 'early-not-early'
  return plannedOn < addYears(endsOn, -electionNumbers.mostYearsMoved) ? 'early-too-early' : null
}

/** 选举条例第三条 (V): an extension ends after the term and generally within a year of its end. */
export function whyNotPostpone(to: Day, endsOn: Day): string | null {
  if (to <= endsOn) return 'election-extension-not-later'
  return to > addYears(endsOn, electionNumbers.mostYearsMoved) ? 'election-extension-too-long' : null
}

export type Seats = {
  kind: ElectionKind
  committee: boolean
  /** Members of the committee. */
  seats: number
  secretaries: number
  deputies: number
}

/**
 * Why there cannot be so many seats. With a committee: three to seven members, one secretary, a deputy if needed; without
 * (fewer than seven full members): a secretary and, if needed, a deputy. 支部工作条例第二十条 (V). A by-election fills what
 * is empty.
 */
export function whyNotSeats(given: Seats, numbers = electionNumbers): string | null {
  const { kind, committee, seats, secretaries, deputies } = given
  if (kind === 'extension') return null
  if (secretaries > 1 || deputies > 1) return 'seats-deputies'
  if (!committee && seats > 0) return 'seats-without-committee'
  if (kind === 'byElection') {
    const enough = seats + secretaries + deputies > 0 && seats < numbers.mostSeats
    return enough ? null : 'seats-by-election'
  }
  if (secretaries !== 1) return 'seats-secretary'
  if (!committee) return null
  return seats >= numbers.fewestSeats && seats <= numbers.mostSeats ? null : 'seats-of-committee'
}

/** 支部工作条例第二十一条 (M): three years; what was set for the branch stays. */
export const usualYears = (years: number | null): 3 | 5 => (years === 5 ? 5 : 3)

/** What is made ready before the meeting. 选举条例 (V as practice). */
export const preparations = ['工作报告', '选举办法（草案）', '选票', '候选人介绍'] as const
export type Preparation = (typeof preparations)[number]

/** The first election of a branch: no term was held before it. */
export const isFirst = ({ kind, termEndsOn }: { kind: ElectionKind; termEndsOn: Day | null }): boolean =>
  kind === 'election' && termEndsOn === null

/** Nobody was in office before a first election: there is no work to report on. */
export const preparationsFor = (election: Parameters<typeof isFirst>[0]): Preparation[] =>
  preparations.filter((one) => one !== '工作报告' || !isFirst(election))

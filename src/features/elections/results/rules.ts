import type { MeetingKind } from '#features/meetings/rules.ts'
import {
  type Attendance,
  type Count,
  judge,
  type MajorityBase,
  type Verdict,
  type Vote,
} from '../ballots/rules.ts'
import type { BallotPost, ElectionKind } from '../rules.ts'

/** A post to be voted on, how many seats it has, and at which meeting. */
export type PostPlan = { post: BallotPost; seats: number; at: MeetingKind }

/**
 * What is voted on where: the committee by the members; secretary and deputy by the new committee's first meeting, or,
 * where there is no committee, by the members. 选举条例 (content V, articles M).
 */
export function postsToElect(plan: {
  kind: ElectionKind
  committee: boolean
  seats: number
  secretaries: number
  deputies: number
}): PostPlan[] {
  if (plan.kind === 'extension') return []
  const at: MeetingKind = plan.committee ? 'committeeMeeting' : 'membersMeeting'
  const posts: PostPlan[] = [
    { post: 'committeeMember', seats: plan.seats, at: 'membersMeeting' },
    { post: 'secretary', seats: plan.secretaries, at },
    { post: 'deputySecretary', seats: plan.deputies, at },
  ]
  return posts.filter(({ seats }) => seats > 0)
}

export type Counted = Count & { id: number; post: BallotPost; seats: number; reducedBecause: string | null }

export type Progress = PostPlan & {
  state: 'waiting' | Verdict['state']
  elected: Vote[]
  /** Seats still to be filled. */
  left: number
  /** Who may stand in the next ballot; null: whoever is nominated. */
  standing: string[] | null
  verdicts: { ballotId: number; verdict: Verdict }[]
}

/** How far the election to a post has come, ballot after ballot; it stops where the base must be confirmed. */
export function progressOf(
  plan: PostPlan,
  ballots: Counted[],
  attendance: Attendance | null,
  base: MajorityBase | null,
): Progress {
  const progress: Progress = {
    ...plan,
    state: 'waiting',
    elected: [],
    left: plan.seats,
    standing: null,
    verdicts: [],
  }
  if (!attendance) return progress
  for (const ballot of ballots.filter(({ post }) => post === plan.post)) {
    const verdict = judge(ballot, ballot.seats, attendance, base)
    progress.verdicts.push({ ballotId: ballot.id, verdict })
    progress.state = verdict.state
    const { outcome } = verdict
    if (!outcome) break
    progress.elected.push(...ballot.votes.filter(({ key }) => outcome.elected.includes(key)))
    progress.left = ballot.reducedBecause ? 0 : progress.left - outcome.elected.length
    if (progress.left <= 0) progress.state = 'decided'
    if (verdict.state !== 'void') progress.standing = standingNext(ballot.votes, verdict)
  }
  return progress
}

/** In the ballot after a tie only the tied stand; after too few were elected, those who were not. */
function standingNext(votes: Vote[], { outcome }: Verdict): string[] {
  if (outcome?.tied.length) return outcome.tied
  return votes.map(({ key }) => key).filter((key) => !outcome?.elected.includes(key))
}

export const isDecided = (progress: Progress[]) =>
  progress.length > 0 && progress.every(({ state }) => state === 'decided')

/**
 * Why seats left over may not be dropped: only where fewer were elected than there are seats, and at least one was.
 * 选举条例 (content V, article M): 接近应选名额, with the consent of the majority.
 */
export function whyNotReduce({
  post,
  state,
  elected,
}: Pick<Progress, 'post' | 'state' | 'elected'>): string | null {
  if (state !== 'short') return 'reduce-not-short'
  return post === 'committeeMember' && elected.length > 0 ? null : 'reduce-not-near'
}

export type Winner = { personId: number; name: string; post: BallotPost }

type Belonging = { id: number; politicalStatus: string }

/**
 * What stands in the way of writing the winners into the register: since the vote somebody has left the branch, or is no
 * full member any more (党章第七条, V); or the branch itself is closed.
 */
export function whyNotRegister(
  winners: Winner[],
  members: Belonging[],
  branchClosed: boolean,
): { code: string; names: string } | null {
  if (branchClosed) return { code: 'result-branch-closed', names: '' }
  const named = (some: Winner[]) => [...new Set(some.map(({ name }) => name))].join('、')
  const memberOf = (winner: Winner) => members.find(({ id }) => id === winner.personId)
  const gone = winners.filter((winner) => !memberOf(winner))
  if (gone.length > 0) return { code: 'result-winner-gone', names: named(gone) }
  const fallen = winners.filter((winner) => memberOf(winner)?.politicalStatus !== 'fullMember')
  return fallen.length > 0 ? { code: 'result-winner-not-full', names: named(fallen) } : null
}

/** Who holds which post when all is decided: whoever is secretary or deputy is not a plain member beside. */
export function winnersOf(progress: Progress[]): Winner[] {
  const winners = progress.flatMap(({ post, elected }) =>
    elected.map(({ key, name }) => ({ personId: Number(key), name, post })),
  )
  const officers = new Set(
    winners.filter(({ post }) => post !== 'committeeMember').map(({ personId }) => personId),
  )
  return winners.filter(({ personId, post }) => post !== 'committeeMember' || !officers.has(personId))
}

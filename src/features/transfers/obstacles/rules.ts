import type { Day } from '#basics/days.ts'
import { type Fen, formatYuan } from '#basics/money.ts'
import type { Month } from '#basics/months.ts'
import type { MembershipState } from '#features/people/standings/rules.ts'

/** What the register knows of somebody who is to go. */
export type Obstacles = {
  membership: MembershipState
  fromId: number | null
  toId: number | null
  openTransfer: boolean
  endsPosts: boolean
  posts: { title: string; organizationName: string }[]
  /** Elections under way in which he stands. */
  candidacies: { id: number; organizationName: string }[]
  target: { name: string; closedOn: Day | null; holdsRelation: boolean } | null
}

export type Obstacle = { code: string; facts: Record<string, string | number> }

/**
 * Why a transfer cannot begin, each with what to do. Posts are of a branch and end with the relation (支部工作条例: one
 * who leaves the branch leaves its committee, M); a candidate belongs to the branch that elects.
 */
export function obstaclesFor(facts: Obstacles): Obstacle[] {
  const found: Obstacle[] = []
  const add = (code: string, more: Obstacle['facts'] = {}) => found.push({ code, facts: more })
  if (facts.membership !== 'active') add('transfer-no-membership')
  if (facts.openTransfer) add('transfer-open-already')
  if (facts.fromId !== null && facts.fromId === facts.toId) add('transfer-same-branch')
  if (facts.target?.closedOn) add('transfer-target-closed', { target: facts.target.name })
  if (facts.target && !facts.target.holdsRelation)
    add('transfer-target-holds-none', { target: facts.target.name })
  const [election] = facts.candidacies
  if (election) add('transfer-candidate', { place: election.organizationName, electionId: election.id })
  if (facts.posts.length > 0 && !facts.endsPosts)
    add('transfer-holds-posts', {
      posts: facts.posts.map(({ title, organizationName }) => `${organizationName}${title}`).join('、'),
    })
  return found
}

/** What is owed when somebody goes, as it stands on the letter; null: nothing. 党费收缴、使用和管理的规定 (V): it is paid before he goes. */
export function arrearsWords({ owing, owingFen }: { owing: Month[]; owingFen: Fen }): string | null {
  const [first, last] = [owing[0], owing.at(-1)]
  if (!first || !last) return null
  const months = first === last ? first : `${first} 至 ${last}，${owing.length} 个月`
  return `欠交 ${months}，共 ${formatYuan(owingFen)} 元`
}

export type Circumstances = {
  /** The present branch is electing: he is among its voters until he is gone. */
  electing: boolean
  probationUntil: Day | null
  mobileSince: Day | null
  /** Whom he helps to become a member, by name; null: nobody. */
  helps: string | null
}

/** What does not stand in the way but both sides should know. */
export function remarksFor({ electing, probationUntil, mobileSince, helps }: Circumstances): Obstacle[] {
  return [
    ...(electing ? [{ code: 'remark-electing', facts: {} }] : []),
    ...(probationUntil ? [{ code: 'remark-probation', facts: { day: probationUntil } }] : []),
    ...(helps ? [{ code: 'remark-helper', facts: { of: helps } }] : []),
    ...(mobileSince ? [{ code: 'remark-mobile', facts: { day: mobileSince } }] : []),
  ]
}

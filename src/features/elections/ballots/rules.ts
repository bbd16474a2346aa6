/** Counting a ballot. 选举条例 (content V, articles M); the base of the majority is disputed (C). */

/**
 * What more than half is taken of: of those present (实到会) or of those entitled (应到会). Sources disagree (C), so both
 * are computed, and where they differ somebody confirms one with the text of the article.
 */
export const majorityBases = ['present', 'entitled'] as const
export type MajorityBase = (typeof majorityBases)[number]
export const baseNames: Record<MajorityBase, string> = {
  present: '实到会有选举权人数',
  entitled: '应到会有选举权人数',
}
/** What is suggested where both would do. (C) */
const suggestedBase: MajorityBase = 'present'

export type Vote = {
  key: string
  name: string
  for: number
  against: number
  abstained: number
  /** 另选他人: written in by voters, so that only approvals are counted. */
  writtenIn: boolean
}
export type Count = { handedOut: number; returned: number; valid: number; spoiled: number; votes: Vote[] }
export type Attendance = { entitled: number; present: number }

/** A ballot that chooses more than the seats is void; as many or fewer is valid. (M, content V) */
export const isSpoiled = (chosen: number, seats: number) => chosen > seats

/** More ballots returned than handed out: the whole vote is void and is held again. (M, content V) */
export const isVoid = ({ handedOut, returned }: Pick<Count, 'handedOut' | 'returned'>) => returned > handedOut

export type Fault = { code: string; facts: Record<string, string | number> }

/** Why a count does not add up: the first number that is wrong, by its name. */
export function whyNotCount(count: Count, seats: number, { present }: Attendance): Fault | null {
  const { handedOut, returned, valid, spoiled } = count
  const fault = (code: string, facts: Fault['facts'] = {}) => ({
    code,
    facts: { ...facts, handedOut, returned },
  })
  if (handedOut > present) return fault('count-handed-out', { field: 'handedOut', present })
  if (isVoid(count)) return null
  if (valid + spoiled !== returned) return fault('count-returned', { field: 'valid', valid, spoiled })
  for (const vote of count.votes) {
    const sum = vote.for + vote.against + vote.abstained
    const facts = { field: vote.key, name: vote.name, sum, valid }
    if (vote.writtenIn ? vote.for > valid : sum !== valid) return fault('count-of-candidate', facts)
  }
  const chosen = count.votes.reduce((total, vote) => total + vote.for, 0)
  const most = valid * seats
  return chosen > most ? fault('count-too-many-votes', { field: 'votes', chosen, most, valid, seats }) : null
}

export type Outcome = { elected: string[]; tied: string[]; remaining: number }

/** Who is elected by more than half of a base: by votes; a tie at the last seat is left to a second ballot. (M, V) */
export function outcomeBy(votes: Vote[], seats: number, base: number): Outcome {
  const won = votes.filter((vote) => vote.for * 2 > base).sort((a, b) => b.for - a.for)
  const border = won[seats - 1]?.for
  if (won.length <= seats || won[seats]?.for !== border) {
    const elected = won.slice(0, seats).map(({ key }) => key)
    return { elected, tied: [], remaining: seats - elected.length }
  }
  const elected = won.filter((vote) => border !== undefined && vote.for > border).map(({ key }) => key)
  const tied = won.filter((vote) => vote.for === border).map(({ key }) => key)
  return { elected, tied, remaining: seats - elected.length }
}

export type Verdict = {
  /**
   * `void`: held again; `unconfirmed` 需确认依据: both readings of the base give different winners; `tied`: second ballot
   * among the tied; `short`: another ballot for the rest, or fewer seats; `decided`.
   */
  state: 'void' | 'unconfirmed' | 'tied' | 'short' | 'decided'
  outcomes: Record<MajorityBase, Outcome>
  /** What holds: null while it is not known. */
  outcome: Outcome | null
}

const nobody: Outcome = { elected: [], tied: [], remaining: 0 }
const sameAs = (a: Outcome, b: Outcome) =>
  JSON.stringify([a.elected, a.tied]) === JSON.stringify([b.elected, b.tied])

/** What a count says; `confirmed`: the base somebody confirmed with the article. */
export function judge(
  count: Count,
  seats: number,
  { entitled, present }: Attendance,
  confirmed: MajorityBase | null,
): Verdict {
  if (isVoid(count)) {
    const outcome = { ...nobody, remaining: seats }
    return { state: 'void', outcomes: { present: outcome, entitled: outcome }, outcome }
  }
  const outcomes = {
    present: outcomeBy(count.votes, seats, present),
    entitled: outcomeBy(count.votes, seats, entitled),
  }
  if (!confirmed && !sameAs(outcomes.present, outcomes.entitled))
    return { state: 'unconfirmed', outcomes, outcome: null }
  const outcome = outcomes[confirmed ?? suggestedBase]
  const state = outcome.tied.length > 0 ? 'tied' : outcome.remaining > 0 ? 'short' : 'decided'
  return { state, outcomes, outcome }
}

/** Its articles are known from memory only (M), the content is verified (V): it is named without a number. */
const regulation = '《中国共产党基层组织选举工作条例》'

/** What is wrong with a count, in a sentence that names the number: the same while it is typed and when it is refused. */
export const countFaults: Record<string, (facts: Record<string, unknown>) => string> = {
  'count-handed-out': ({ handedOut, present }) =>
    `发出选票 ${handedOut} 张，多于实到会有选举权的 ${present} 人。选票只发给到会有选举权的党员（${regulation}），请核对“发出选票”。`,
  'count-returned': ({ valid, spoiled, returned }) =>
    `有效票 ${valid} 张加无效票 ${spoiled} 张，不等于收回选票 ${returned} 张。请核对“有效票”和“无效票”。`,
  'count-of-candidate': ({ name, sum, valid }) =>
    `${name}的赞成、不赞成、弃权合计 ${sum} 票，与有效票 ${valid} 张不一致。请核对${name}的票数。`,
  'count-too-many-votes': ({ chosen, most, valid, seats }) =>
    `赞成票合计 ${chosen} 票，超过有效票 ${valid} 张、每张最多选 ${seats} 人的 ${most} 票。所选人数多于应选名额的选票无效（${regulation}），请核对各候选人的赞成票，多选的选票计入无效票。`,
}

export const verdictNames: Record<Verdict['state'] | 'waiting', string> = {
  waiting: '未投票',
  void: '选举无效，应重新投票',
  unconfirmed: '需确认依据',
  tied: '票数相等，应再次投票',
  short: '当选人数不足',
  decided: '已选出',
}

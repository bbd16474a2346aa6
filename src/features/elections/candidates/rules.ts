import type { BallotPost } from '../rules.ts'

/** 差额: candidates exceed the seats by at least a fifth of them, rounded up. 选举条例 (content V, article M). */
const competitiveShare = { least: 1, of: 5 }

/** How many candidates a ballot for so many seats needs: 3→4, 5→6, 6→8, 7→9, 9→11. In whole numbers. */
export const candidatesNeeded = (seats: number, { least, of } = competitiveShare): number =>
  seats === 0 ? 0 : seats + Math.floor((seats * least + of - 1) / of)

/**
 * Committee members are elected 差额; the secretary and the deputy 等额, by the new committee's first meeting, or by the
 * members' meeting where there is no committee. 选举条例 (content V, article M).
 */
export const isCompetitive = (post: BallotPost) => post === 'committeeMember'

export type Nomination = { post: BallotPost; seats: number; candidates: number }

/** Why so many candidates are not enough, or too many. */
export function whyNotCandidates({ post, seats, candidates }: Nomination): string | null {
  if (!isCompetitive(post)) return candidates === seats ? null : 'candidates-uncontested'
  return candidates < candidatesNeeded(seats) ? 'candidates-too-few' : null
}

/** Why somebody cannot be a candidate. 党章、选举条例 (V): a full member of the branch who may vote. */
export const whyNotCandidate = (person: { fullMember: boolean; voter: boolean }): string | null =>
  person.fullMember && person.voter ? null : 'candidate-no-voter'

const strokes = new Intl.Collator('zh-u-co-stroke')

/** 按姓氏笔画为序: the order of names on ballots and lists of candidates. 选举条例 (content V). */
export const byStrokes = <T extends { name: string }>(people: T[]): T[] =>
  [...people].sort((a, b) => strokes.compare(a.name, b.name))

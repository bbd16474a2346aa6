import { parameters, type Votes } from '../rules.ts'

/** Why a count cannot be, or the meeting could not open. 第十九条: more than half of those entitled must be there. (V) */
export function whyNotCounted(votes: Votes): string | null {
  const { entitled, present, handedOut, returned, written } = votes
  if (Object.values(votes).some((n) => !Number.isInteger(n) || n < 0)) return 'votes-not-whole'
  if (entitled === 0) return 'votes-nobody-entitled'
  if (present > entitled) return 'votes-present-over-entitled'
  if (present * 2 <= entitled) return 'votes-quorum-missed'
  if (handedOut > present) return 'votes-handed-out-over-present'
  if (returned > handedOut) return 'votes-returned-over-handed-out'
  if (written > 0 && !parameters.writtenOpinions) return 'votes-written-not-counted'
  if (written > entitled - present) return 'votes-written-over-absent'
  const cast = votes.inFavour + votes.against + votes.abstained + votes.spoiled
  return cast === returned + written ? null : 'votes-do-not-add-up'
}

/** How many must be in favour: more than half of those entitled, whoever was there. 第二十条 (V). */
export const neededOf = (entitled: number): number => Math.floor(entitled / 2) + 1
/** How many must be there for the meeting to open. */
export const quorumOf = (entitled: number): number => Math.floor(entitled / 2) + 1

export const isPassed = ({ entitled, inFavour }: Pick<Votes, 'entitled' | 'inFavour'>): boolean =>
  inFavour >= neededOf(entitled)

import { type BallotPost, ballotPostNames } from '../../rules.ts'
import { baseNames, type Count, type MajorityBase, type Verdict, type Vote, verdictNames } from '../rules.ts'

/** A count as the minutes of its meeting hold it. */
export type Minuted = { post: BallotPost; round: number; seats: number; count: Count; verdict: Verdict }

const votesInWords = ({ name, for: inFavour, against, abstained, writtenIn }: Vote) =>
  writtenIn
    ? `${name}（另选他人）${inFavour} 票`
    : `${name}赞成 ${inFavour} 票、不赞成 ${against} 票、弃权 ${abstained} 票`

const namesOf = (votes: Vote[], keys: string[]) =>
  votes
    .filter(({ key }) => keys.includes(key))
    .map(({ name }) => name)
    .join('、')

const title = ({ post, round }: Pick<Minuted, 'post' | 'round'>) =>
  `${ballotPostNames[post]}选举第 ${round} 次投票`

/** What was given out and came back, the votes of each, and who is elected: what 监票人 report to the meeting. */
export function countInWords(minuted: Minuted): string {
  const { seats, count, verdict } = minuted
  const { handedOut, returned, valid, spoiled, votes } = count
  const papers = `发出选票 ${handedOut} 张，收回 ${returned} 张`
  if (verdict.state === 'void') return `${title(minuted)}：${papers}，收回多于发出，选举无效，重新投票。`
  const lines = votes.map(votesInWords).join('；')
  return `${title(minuted)}（应选 ${seats} 名）：${papers}，其中有效票 ${valid} 张、无效票 ${spoiled} 张。${lines}。${outcomeInWords(votes, verdict)}`
}

function outcomeInWords(votes: Vote[], { state, outcome }: Verdict): string {
  if (!outcome) return `${verdictNames[state]}，由上级党组织确认后宣布结果。`
  const elected = namesOf(votes, outcome.elected)
  return [
    elected && `当选：${elected}。`,
    outcome.tied.length > 0 && `${namesOf(votes, outcome.tied)}票数相等，再次投票。`,
    state === 'short' && `还缺 ${outcome.remaining} 名。`,
  ]
    .filter(Boolean)
    .join('')
}

export const withdrawnInWords = (minuted: Pick<Minuted, 'post' | 'round'>, reason: string) =>
  `撤回${title(minuted)}的计票结果：${reason.replace(/[。.]$/, '')}。`

export const reducedInWords = (minuted: Pick<Minuted, 'post' | 'round'>, left: number, reason: string) =>
  `${title(minuted)}后还缺 ${left} 名，不再选：${reason.replace(/[。.]$/, '')}。`

export const confirmedInWords = (minuted: Minuted, base: MajorityBase, article: string) =>
  `${title(minuted)}：上级党组织确认按${baseNames[base]}过半数计算（${article.replace(/[。.]$/, '')}）。${outcomeInWords(minuted.count.votes, minuted.verdict)}`

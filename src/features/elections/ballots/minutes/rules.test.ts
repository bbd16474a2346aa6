import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { judge, type Vote } from '../rules.ts'
import { confirmedInWords, countInWords, type Minuted, reducedInWords, withdrawnInWords } from './rules.ts'

const vote = (name: string, inFavour: number, of: number, abstained = 0): Vote => ({
  key: name,
  name,
  for: inFavour,
  against: of - inFavour - abstained,
  abstained,
  writtenIn: false,
})
const minuted = (votes: Vote[], returned = 10, seats = 2, entitled = 10): Minuted => {
  const count = { handedOut: 10, returned, valid: Math.min(returned, 9), spoiled: 1, votes }
  const verdict = judge(count, seats, { entitled, present: 10 }, null)
  return { post: 'committeeMember', round: 1, seats, count, verdict }
}

describe('The minutes of a count', () => {
  it('say what came back, the votes of each and who is elected', () => {
    const words = countInWords(minuted([vote('安', 8, 9), vote('博', 6, 9, 1), vote('楚', 3, 9)]))
    assert.equal(
      words,
      '委员选举第 1 次投票（应选 2 名）：发出选票 10 张，收回 10 张，其中有效票 9 张、无效票 1 张。安赞成 8 票、不赞成 1 票、弃权 0 票；博赞成 6 票、不赞成 2 票、弃权 1 票；楚赞成 3 票、不赞成 6 票、弃权 0 票。当选：安、博。',
    )
    const written = { ...vote('丁', 1, 1), writtenIn: true }
    assert.match(
      countInWords(minuted([vote('安', 8, 9), vote('博', 6, 9), written])),
      /丁（另选他人）1 票。当选/,
    )
  })

  it('say that it is void, tied, short, or waits for the base', () => {
    assert.match(countInWords(minuted([], 11)), /收回 11 张，收回多于发出，选举无效，重新投票。$/)
    assert.match(
      countInWords(minuted([vote('安', 8, 9), vote('博', 6, 9), vote('楚', 6, 9)])),
      /当选：安。博、楚票数相等，再次投票。/,
    )
    assert.match(countInWords(minuted([vote('安', 8, 9), vote('博', 2, 9)])), /当选：安。还缺 1 名。$/)
    assert.match(
      countInWords(minuted([vote('安', 6, 9)], 10, 1, 12)),
      /需确认依据，由上级党组织确认后宣布结果。$/,
    )
  })

  it('say what was confirmed, left empty or taken back afterwards, and why', () => {
    const open = minuted([vote('安', 6, 9)], 10, 1, 12)
    const verdict = judge(open.count, 1, { entitled: 12, present: 10 }, 'present')
    assert.equal(
      confirmedInWords({ ...open, verdict }, 'present', '选举工作条例。'),
      '委员选举第 1 次投票：上级党组织确认按实到会有选举权人数过半数计算（选举工作条例）。当选：安。',
    )
    assert.equal(
      reducedInWords(open, 1, '过半数同意'),
      '委员选举第 1 次投票后还缺 1 名，不再选：过半数同意。',
    )
    assert.equal(withdrawnInWords(open, '抄错一行。'), '撤回委员选举第 1 次投票的计票结果：抄错一行。')
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { byStrokes, candidatesNeeded, whyNotCandidate, whyNotCandidates } from './rules.ts'

describe('Candidates', () => {
  it('exceed the seats by a fifth, rounded up: 3→4, 5→6, 6→8, 7→9, 9→11', () => {
    assert.deepEqual(
      [3, 5, 6, 7, 9].map((seats) => candidatesNeeded(seats)),
      [4, 6, 8, 9, 11],
    )
    assert.deepEqual(
      [0, 1, 2, 10, 11].map((seats) => candidatesNeeded(seats)),
      [0, 2, 3, 12, 14],
    )
  })

  it('of a committee are too few without the difference', () => {
    const of = (seats: number, candidates: number) =>
      whyNotCandidates({ post: 'committeeMember', seats, candidates })
    assert.equal(of(3, 3), 'candidates-too-few')
    assert.equal(of(3, 4), null)
    assert.equal(of(7, 8), 'candidates-too-few')
  })

  it('for secretary are as many as the seats', () => {
    const of = (candidates: number) => whyNotCandidates({ post: 'secretary', seats: 1, candidates })
    assert.equal(of(1), null)
    assert.equal(of(2), 'candidates-uncontested')
    assert.equal(of(0), 'candidates-uncontested')
  })

  it('are full members who vote', () => {
    assert.equal(whyNotCandidate({ fullMember: true, voter: true }), null)
    assert.equal(whyNotCandidate({ fullMember: true, voter: false }), 'candidate-no-voter')
    assert.equal(whyNotCandidate({ fullMember: false, voter: false }), 'candidate-no-voter')
  })

  it('stand on the ballot by the strokes of their names', () => {
    const names = ['赵钱', '王五', '丁一', '李四', '卜凡', '马力', '欧阳修']
    assert.deepEqual(
      byStrokes(names.map((name) => ({ name }))).map(({ name }) => name),
      ['丁一', '卜凡', '马力', '王五', '李四', '欧阳修', '赵钱'],
    )
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Count, isSpoiled, isVoid, judge, outcomeBy, type Vote, whyNotCount } from './rules.ts'

const vote = (name: string, given: number, against = 0, abstained = 0): Vote => ({
  key: name,
  name,
  for: given,
  against,
  abstained,
  writtenIn: false,
})
const writtenIn = (name: string, given: number): Vote => ({ ...vote(name, given), writtenIn: true })
const counted = (votes: Vote[], of = 32): Count => ({
  handedOut: of,
  returned: of,
  valid: of,
  spoiled: 0,
  votes,
})
const votes = (given: Record<string, number>, of = 32) =>
  Object.entries(given).map(([name, n]) => vote(name, n, of - n))
const meeting = { entitled: 40, present: 32 }

describe('A count', () => {
  it('that adds up is taken', () => {
    assert.equal(whyNotCount(counted(votes({ 甲: 20, 乙: 18 })), 3, meeting), null)
    const one = { ...counted([vote('甲', 20, 8, 2), writtenIn('乙', 3)]), valid: 30, spoiled: 2 }
    assert.equal(whyNotCount(one, 2, meeting), null)
  })

  it('is refused with the name of the number that is wrong', () => {
    const right = counted(votes({ 甲: 20 }))
    assert.equal(whyNotCount({ ...right, handedOut: 33 }, 1, meeting)?.code, 'count-handed-out')
    assert.deepEqual(whyNotCount({ ...right, spoiled: 1 }, 1, meeting), {
      code: 'count-returned',
      facts: { field: 'valid', valid: 32, spoiled: 1, handedOut: 32, returned: 32 },
    })
    const short = whyNotCount(counted([vote('甲', 20, 11)]), 1, meeting)
    assert.equal(short?.code, 'count-of-candidate')
    assert.deepEqual([short?.facts.name, short?.facts.sum, short?.facts.valid], ['甲', 31, 32])
    const many = whyNotCount(counted(votes({ 甲: 20, 乙: 13 })), 1, meeting)
    assert.equal(many?.code, 'count-too-many-votes')
    assert.deepEqual([many?.facts.chosen, many?.facts.most], [33, 32])
    assert.equal(whyNotCount(counted([writtenIn('丙', 33)]), 2, meeting)?.code, 'count-of-candidate')
  })

  it('of more ballots than were handed out is void and the vote is held again; fewer are fine', () => {
    const more = { ...counted(votes({ 甲: 32 })), handedOut: 31 }
    assert.equal(isVoid(more), true)
    assert.equal(judge(more, 1, meeting, null).state, 'void')
    assert.equal(judge(more, 1, meeting, null).outcome?.remaining, 1)
    assert.equal(isVoid({ handedOut: 32, returned: 30 }), false)
  })

  it('leaves out a ballot that chooses more than the seats', () => {
    assert.equal(isSpoiled(4, 3), true)
    assert.equal(isSpoiled(3, 3), false)
    assert.equal(isSpoiled(2, 3), false)
  })
})

describe('Who is elected', () => {
  it('is not said while it depends on the base: of 40 entitled and 32 present 18 votes are more than half of one only', () => {
    const count = counted(votes({ 甲: 18 }))
    const unknown = judge(count, 1, meeting, null)
    assert.equal(unknown.state, 'unconfirmed')
    assert.equal(unknown.outcome, null)
    assert.deepEqual(unknown.outcomes.present.elected, ['甲'])
    assert.deepEqual(unknown.outcomes.entitled.elected, [])
    assert.equal(judge(count, 1, meeting, 'present').state, 'decided')
    assert.equal(judge(count, 1, meeting, 'entitled').state, 'short')
  })

  it('is said at once where both readings agree', () => {
    const verdict = judge(counted(votes({ 甲: 30, 乙: 28, 丙: 27, 丁: 11 })), 3, meeting, null)
    assert.equal(verdict.state, 'decided')
    assert.deepEqual(verdict.outcome?.elected, ['甲', '乙', '丙'])
  })

  it('needs more than half: half is not enough', () => {
    assert.deepEqual(outcomeBy(votes({ 甲: 16 }), 1, 32).elected, [])
    assert.deepEqual(outcomeBy(votes({ 甲: 17 }), 1, 32).elected, ['甲'])
  })

  it('goes by votes where more than the seats won', () => {
    const outcome = outcomeBy(votes({ 甲: 25, 乙: 30, 丙: 24, 丁: 23 }), 3, 32)
    assert.deepEqual(outcome, { elected: ['乙', '甲', '丙'], tied: [], remaining: 0 })
  })

  it('is left to a second ballot among the tied at the last seat', () => {
    const outcome = outcomeBy(votes({ 甲: 30, 乙: 25, 丙: 25, 丁: 25 }), 3, 32)
    assert.deepEqual(outcome, { elected: ['甲'], tied: ['乙', '丙', '丁'], remaining: 2 })
    const verdict = judge(counted(votes({ 甲: 30, 乙: 25, 丙: 25 })), 2, meeting, null)
    assert.equal(verdict.state, 'tied')
    assert.deepEqual(verdict.outcome?.tied, ['乙', '丙'])
  })

  it('is not settled by a tie above the last seat', () => {
    const outcome = outcomeBy(votes({ 甲: 28, 乙: 28, 丙: 20 }), 2, 32)
    assert.deepEqual(outcome, { elected: ['甲', '乙'], tied: [], remaining: 0 })
  })

  it('leaves seats to another ballot where fewer won', () => {
    const verdict = judge(counted(votes({ 甲: 30, 乙: 28, 丙: 5 })), 3, meeting, null)
    assert.equal(verdict.state, 'short')
    assert.equal(verdict.outcome?.remaining, 1)
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isComplete, kindOf, lackingOf, type Person, whyNotTalk } from './rules.ts'

const person = (personId: number, officer = false): Person => ({ personId, name: `甲${personId}`, officer })
/** 1 and 2 are the committee, 3 to 5 are not. */
const roll = [person(1, true), person(2, true), person(3), person(4), person(5)]
const talks = (...pairs: [number, number][]) => pairs.map(([oneId, otherId]) => ({ oneId, otherId }))
const shown = (...pairs: [number, number][]) => {
  const { officers, withoutOfficer, withoutMember } = lackingOf(roll, talks(...pairs))
  return {
    officers: officers.map(({ one, other }) => [one.personId, other.personId]),
    withoutOfficer: withoutOfficer.map(({ personId }) => personId),
    withoutMember: withoutMember.map(({ personId }) => personId),
  }
}

describe('谈心谈话 of a year', () => {
  it('lacks every kind until somebody has talked', () => {
    assert.deepEqual(shown(), { officers: [[1, 2]], withoutOfficer: [3, 4, 5], withoutMember: [3, 4, 5] })
  })

  it('is met by a talk whoever began it', () => {
    assert.deepEqual(shown([2, 1], [3, 2], [4, 5]), {
      officers: [],
      withoutOfficer: [4, 5],
      withoutMember: [3],
    })
    assert.ok(isComplete(lackingOf(roll, talks([1, 2], [1, 3], [1, 4], [2, 5], [3, 4], [5, 3]))))
  })

  it('asks every 委员 to talk with every member where the institute wants it so', () => {
    const all = talks([1, 2], [1, 3], [1, 4], [1, 5], [3, 4], [5, 3])
    assert.ok(isComplete(lackingOf(roll, all, false)))
    assert.equal(lackingOf(roll, all, true).withoutOfficer.length, 3)
  })

  it('does not ask for what a small branch cannot do', () => {
    assert.ok(isComplete(lackingOf([person(1, true)], [])))
    assert.deepEqual(lackingOf([person(1, true), person(2)], talks([1, 2])).withoutMember, [])
    assert.deepEqual(lackingOf([person(2), person(3)], talks([2, 3])).withoutOfficer, [])
  })

  it('is between two of the branch, on a day that has come', () => {
    const why = (oneId: number, otherId: number, heldOn = '2026-11-20') =>
      whyNotTalk({ oneId, otherId, heldOn }, roll, '2026-11-24')?.code ?? null
    assert.equal(why(1, 3), null)
    assert.equal(why(1, 1), 'talk-with-oneself')
    assert.equal(why(1, 9), 'talk-stranger')
    assert.equal(why(9, 1), 'talk-stranger')
    assert.equal(why(1, 3, '2026-11-25'), 'talk-in-future')
    assert.deepEqual(
      [kindOf(true, true), kindOf(false, true), kindOf(false, false)],
      ['officers', 'officerAndMember', 'members'],
    )
  })
})

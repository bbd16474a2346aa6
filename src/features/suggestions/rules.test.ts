import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { dueAfter, needsWords, stateAfter, whyNotAnswer, whyNotPass, whyNotSay } from './rules.ts'

describe('A suggestion', () => {
  it('waits until it is answered, and waits anew when that has not solved it', () => {
    assert.deepEqual(
      (['written', 'passed', 'answered', 'unsolved', 'solved', 'withdrawn'] as const).map(stateAfter),
      ['waiting', 'waiting', 'answered', 'waiting', 'settled', 'withdrawn'],
    )
    assert.equal(dueAfter('2026-11-24'), '2026-12-09')
  })

  it('goes up as long as it waits, but not beyond the top', () => {
    assert.equal(whyNotPass('waiting', { parentId: 3 }), null)
    assert.equal(whyNotPass('waiting', { parentId: null }), 'suggestion-at-top')
    assert.equal(whyNotPass('answered', { parentId: 3 }), 'suggestion-answered')
    assert.equal(whyNotPass('settled', { parentId: 3 }), 'suggestion-settled')
  })

  it('may be answered twice, and not once its writer has ended it', () => {
    assert.equal(whyNotAnswer('waiting'), null)
    assert.equal(whyNotAnswer('answered'), null)
    assert.equal(whyNotAnswer('settled'), 'suggestion-settled')
    assert.equal(whyNotAnswer('withdrawn'), 'suggestion-withdrawn')
  })

  it('is withdrawn before an answer only, called unsolved after one only, and may come back once settled', () => {
    assert.equal(whyNotSay('waiting', 'withdrawn'), null)
    assert.equal(whyNotSay('answered', 'withdrawn')?.code, 'suggestion-answered-already')
    assert.equal(whyNotSay('waiting', 'unsolved')?.code, 'suggestion-not-answered')
    assert.equal(whyNotSay('answered', 'unsolved'), null)
    assert.equal(whyNotSay('settled', 'unsolved'), null)
    assert.equal(whyNotSay('settled', 'added')?.code, 'suggestion-settled')
    assert.equal(whyNotSay('withdrawn', 'added')?.code, 'suggestion-withdrawn')
    assert.deepEqual((['added', 'solved', 'unsolved', 'withdrawn'] as const).map(needsWords), [
      true,
      false,
      true,
      false,
    ])
  })
})

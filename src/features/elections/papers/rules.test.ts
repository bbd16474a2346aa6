import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { whyNotPrint } from './rules.ts'

describe('A paper of an election', () => {
  it('is printed for voters and candidates, on one page', () => {
    assert.equal(whyNotPrint({ paper: 'ballots', names: 4, voters: 30 }), null)
    assert.equal(whyNotPrint({ paper: 'ballots', names: 0, voters: 30 }), 'paper-without-candidates')
    assert.equal(whyNotPrint({ paper: 'tally', names: 12, voters: 30 }), 'paper-too-many-names')
    assert.equal(whyNotPrint({ paper: 'signIn', names: 0, voters: 30 }), null)
    assert.equal(whyNotPrint({ paper: 'signIn', names: 0, voters: 0 }), 'no-voters')
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { needsApproval, type Standing, stateAt, untilAfter, whyNotDecide, whyNotTake } from './rules.ts'

const asked = '2026-11-24T08:00:00.000Z'
const at = (hours: number) => new Date(Date.parse(asked) + hours * 3_600_000)
const waiting: Standing = { state: 'waiting', askedAt: asked, untilAt: null, takenAt: null }
const ready: Standing = { ...waiting, state: 'ready', untilAt: untilAfter(at(2)).toISOString() }

describe('A table with whole numbers', () => {
  it('of twenty people takes a reason, of twenty-one somebody else’s agreement', () => {
    assert.deepEqual([needsApproval(1), needsApproval(20), needsApproval(21)], [false, false, true])
  })

  it('waits a week for its decision, and is open for a day after it', () => {
    assert.equal(stateAt(waiting, at(7 * 24)), 'waiting')
    assert.equal(stateAt(waiting, at(7 * 24 + 1)), 'lapsed')
    assert.equal(stateAt(ready, at(26)), 'ready')
    assert.equal(stateAt(ready, at(27)), 'lapsed')
    assert.equal(stateAt({ ...ready, takenAt: asked }, at(27)), 'taken')
  })

  it('is decided once, in time, and never by whoever asked', () => {
    const one = { ...waiting, askerId: 7 }
    assert.equal(whyNotDecide(one, 8, at(1)), null)
    assert.equal(whyNotDecide(one, 7, at(1)), 'number-export-own')
    assert.equal(whyNotDecide(one, 8, at(169)), 'number-export-lapsed')
    assert.equal(whyNotDecide({ ...ready, askerId: 7 }, 8, at(1)), 'number-export-decided')
  })

  it('is fetched again within its day where the download broke off, not later', () => {
    const taken = { ...ready, takenAt: at(3).toISOString() }
    assert.equal(whyNotTake(taken, at(4)), null)
    assert.equal(whyNotTake(taken, at(30)), 'number-export-lapsed')
    assert.equal(whyNotTake(waiting, at(1)), 'number-export-waiting')
    assert.equal(whyNotTake({ ...waiting, state: 'refused' }, at(1)), 'number-export-closed')
  })
})

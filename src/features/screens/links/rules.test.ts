import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { stateOf, whyNotUntil } from './rules.ts'

describe('A link to a screen', () => {
  it('is open until the end of its last day, unless somebody ended it', () => {
    const link = { endedAt: null, untilOn: '2026-12-31' }
    assert.equal(stateOf(link, '2026-12-31'), 'open')
    assert.equal(stateOf(link, '2027-01-01'), 'expired')
    assert.equal(stateOf({ ...link, endedAt: '2026-12-01T00:00:00Z' }, '2027-01-01'), 'ended')
  })

  it('is made for a year at most', () => {
    assert.equal(whyNotUntil('2026-11-28', '2026-11-28'), null)
    assert.equal(whyNotUntil('2027-11-28', '2026-11-28'), null)
    assert.equal(whyNotUntil('2026-11-27', '2026-11-28')?.code, 'screen-link-until')
    assert.deepEqual(whyNotUntil('2027-11-29', '2026-11-28')?.facts, {
      last: '2027-11-28',
      field: 'untilOn',
    })
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { placeholderNumber, placeholderStart } from './rules.ts'

describe('A 工号 that is not known yet', () => {
  it('is a place for it, which says so and sorts by number', () => {
    assert.equal(placeholderNumber(7), '待补-00007')
    assert.ok(placeholderNumber(123_456).startsWith(placeholderStart))
    assert.ok(placeholderNumber(9) < placeholderNumber(10))
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { whyNotReplyOn } from './rules.ts'

describe('A reply', () => {
  it('is not dated before the request', () => {
    assert.equal(whyNotReplyOn('2026-11-01', '2026-11-02'), 'reply-before-request')
    assert.equal(whyNotReplyOn('2026-11-02', '2026-11-02'), null)
  })
})

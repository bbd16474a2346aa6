import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { codeFrom } from './rules.ts'

describe('The code of a document', () => {
  it('is 26 letters and digits that are not confused when read out', () => {
    for (let n = 0; n < 100; n += 1) assert.match(codeFrom(randomBytes(26)), /^[A-Z2-7]{26}$/)
    assert.equal(codeFrom(Buffer.alloc(26, 0xff)), '7'.repeat(26))
    assert.notEqual(codeFrom(randomBytes(26)), codeFrom(randomBytes(26)))
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { asE164, readMobile } from './mobile-number.ts'
import { smsLimits, splitSms, withSignature } from './sms-text.ts'

describe('A short message', () => {
  it('is one up to 70 characters with its signature, and has parts of 67 beyond', () => {
    const parts = (length: number) =>
      splitSms(withSignature('支部', '字'.repeat(length - 4))).map((one) => one.length)
    assert.deepEqual(parts(70), [70])
    assert.deepEqual(parts(71), [67, 4])
    assert.deepEqual(parts(134), [67, 67])
    assert.deepEqual(parts(135), [67, 67, 1])
  })

  it('is never cut within a character that takes two units', () => {
    const [first, second] = splitSms(`${'字'.repeat(66)}𬭎${'尾'.repeat(10)}`)
    assert.equal(first, '字'.repeat(66))
    assert.equal(second, `𬭎${'尾'.repeat(10)}`)
  })

  it('is whole again when its parts are put together', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const parts = splitSms(text)
        assert.equal(parts.join(''), text)
        assert.ok(parts.length === 1 || parts.every((one) => one.length <= smsLimits.part))
        assert.ok(parts.every((one) => one.isWellFormed()))
      }),
    )
  })
})

describe('A mobile number', () => {
  it('is read however it is written', () => {
    for (const written of [
      '13800001000',
      '+8613800001000',
      '008613800001000',
      '86 138-0000-1000',
      '１３８００００１０００',
    ])
      assert.equal(readMobile(written), '13800001000', written)
    assert.equal(readMobile('+852 6123 4567'), '+85261234567')
    assert.equal(readMobile('0085261234567'), '+85261234567')
  })

  it('is none when no short message arrives there', () => {
    for (const written of [
      '',
      '010-62345678',
      '12800001000',
      '1380000100',
      '138000010000',
      '+86138',
      '+8612345678901',
    ])
      assert.equal(readMobile(written), null, written)
  })

  it('is told to the world with its country', () => {
    assert.deepEqual(['13800001000', '+85261234567'].map(asE164), ['+8613800001000', '+85261234567'])
  })
})

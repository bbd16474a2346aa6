import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import { newPasswordNeeded, passwordFrom, whyWeak } from './rules.ts'

describe('A password', () => {
  it('has ten signs of three classes; Chinese counts as signs of its own class', () => {
    assert.equal(whyWeak('Xinghe-26', 'shuji'), 'password-short')
    assert.equal(whyWeak('xinghe2026', 'shuji'), 'password-plain')
    assert.equal(whyWeak('Xinghe2026', 'shuji'), null)
    assert.equal(whyWeak('星河研究院二零二六年', 'shuji'), 'password-plain')
    assert.equal(whyWeak('星河研究院ab2026', 'shuji'), null)
    assert.equal(whyWeak('🚀🚀🚀aB12345', 'shuji'), null)
    assert.equal(whyWeak('🚀🚀🚀aB1', 'shuji'), 'password-short')
  })
  it('repeats no sign four times and does not hold the username in any case', () => {
    assert.equal(whyWeak('Xinghe-1111', 'shuji'), 'password-repeats')
    assert.equal(whyWeak('My-ShuJi-2026', 'shuji'), 'password-holds-username')
  })
  it('made by the program passes its own rules and has no signs that look alike', () => {
    const made = Array.from({ length: 500 }, (_, index) =>
      passwordFrom(createHash('sha256').update(`${index}`).digest()),
    )
    assert.equal(new Set(made).size, 500)
    for (const password of made) {
      assert.equal(password.length, 14)
      assert.ok([null, 'password-repeats'].includes(whyWeak(password, 'shuji')), password)
      assert.doesNotMatch(password, /[0OolI1]/)
    }
  })
  it('is to be changed at the first sign-in and after ninety days', () => {
    const since = { mustChangePassword: false, passwordAt: '2026-08-26T08:00:00.000Z' }
    assert.equal(newPasswordNeeded(since, new Date('2026-11-24T08:00:00Z')), false)
    assert.equal(newPasswordNeeded(since, new Date('2026-11-24T08:00:01Z')), true)
    assert.equal(
      newPasswordNeeded({ ...since, mustChangePassword: true }, new Date('2026-08-26T09:00:00Z')),
      true,
    )
    assert.equal(newPasswordNeeded({ mustChangePassword: false, passwordAt: null }, new Date()), false)
  })
})

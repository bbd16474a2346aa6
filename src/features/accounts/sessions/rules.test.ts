import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { deviceOf, hasEnded, whyNotEnter } from './rules.ts'

const at = (clock: string) => new Date(`2026-11-24T${clock}:00Z`)

describe('A session', () => {
  const session = { createdAt: at('00:00').toISOString(), seenAt: at('08:00').toISOString() }

  it('ends after half an hour without use', () => {
    assert.equal(hasEnded(session, at('08:30')), false)
    assert.equal(hasEnded(session, at('08:31')), true)
  })
  it('ends after twelve hours, used or not', () => {
    const busy = { ...session, seenAt: at('11:59').toISOString() }
    assert.equal(hasEnded(busy, at('12:00')), false)
    assert.equal(hasEnded(busy, at('12:01')), true)
  })
})

describe('A sign-in', () => {
  const attempt = { name: { failures: 0 }, address: { failures: 0 }, right: true, disabled: false }

  it('succeeds with the right password', () => {
    assert.equal(whyNotEnter(attempt), null)
    assert.equal(whyNotEnter({ ...attempt, right: false }), 'wrong-credentials')
  })
  it('does not, though right, once the name is locked or the address throttled', () => {
    assert.equal(whyNotEnter({ ...attempt, name: { failures: 4 } }), null)
    assert.equal(whyNotEnter({ ...attempt, name: { failures: 5 } }), 'username-locked')
    assert.equal(whyNotEnter({ ...attempt, address: { failures: 60 } }), 'address-throttled')
  })
  it('says that an account is disabled only to whoever knows its password', () => {
    assert.equal(whyNotEnter({ ...attempt, disabled: true }), 'account-disabled')
    assert.equal(whyNotEnter({ ...attempt, disabled: true, right: false }), 'wrong-credentials')
  })
})

describe('The device of a session', () => {
  it('is told in words people know', () => {
    const edge =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0'
    const wechat =
      'Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 Mobile Safari/537.36 MicroMessenger/8.0'
    assert.deepEqual(
      [deviceOf(edge), deviceOf(wechat), deviceOf('curl/8')],
      ['Windows 电脑 · Edge', '安卓手机 · 微信', '其他设备 · 程序'],
    )
  })
})

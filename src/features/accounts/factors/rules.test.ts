import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isOneTimeCode, isProved, needsFactor, plainCode, recoveryCodesFrom, whyNotProve } from './rules.ts'

describe('A second factor', () => {
  it('is asked of 三员 alone, of all who decide over others, or of everybody', () => {
    const secretary = [{ role: 'branch' as const }, { role: 'member' as const }]
    const committee = [{ role: 'committee' as const }, ...secretary]
    const department = [{ role: 'politicalWorkDepartment' as const }]
    const auditor = [{ role: 'auditAdministrator' as const }]
    const asked = [secretary, committee, department, [], auditor]
    assert.deepEqual(
      asked.map((held) => needsFactor('none', held)),
      [false, false, false, false, true],
    )
    assert.deepEqual(
      asked.map((held) => needsFactor('offices', held)),
      [false, true, true, false, true],
    )
    assert.ok(asked.every((held) => needsFactor('all', held)))
  })

  it('was shown just now for five minutes; people of a demo need not show it', () => {
    const now = new Date('2026-11-24T08:05:00Z')
    const proved = (provedAt: string | null, provedBy: 'totp' | 'exempt' | null) =>
      isProved({ provedAt, provedBy }, now)
    assert.equal(proved('2026-11-24T08:00:00Z', 'totp'), true)
    assert.equal(proved('2026-11-24T07:59:59Z', 'totp'), false)
    assert.equal(proved(null, null), false)
    assert.equal(proved('2026-01-01T00:00:00Z', 'exempt'), true)
  })

  it('is not looked at after five failures of the account, or too many of the address', () => {
    assert.equal(whyNotProve({ account: 4, address: 59 }, 60), null)
    assert.equal(whyNotProve({ account: 5, address: 5 }, 60), 'factor-locked')
    assert.equal(whyNotProve({ account: 0, address: 60 }, 60), 'address-throttled')
  })
})

describe('Recovery codes', () => {
  const codes = recoveryCodesFrom(Uint8Array.from({ length: 90 }, (_, at) => at * 7))

  it('are ten, each with a first character of its own, without what is misread on paper', () => {
    assert.equal(codes.length, 10)
    assert.equal(new Set(codes.map((code) => code[0])).size, 10)
    for (const code of codes) assert.match(code, /^[A-HJKMNP-Z2-9]{5}-[A-HJKMNP-Z2-9]{5}$/)
  })

  it('are read however they are typed, and never taken for a one-time code', () => {
    assert.equal(plainCode(' abcde fghjk '), 'ABCDEFGHJK')
    assert.equal(plainCode('ABCDE-FGHJK'), 'ABCDEFGHJK')
    assert.ok(codes.every((code) => !isOneTimeCode(plainCode(code))))
    assert.ok(isOneTimeCode('123 456'))
  })
})

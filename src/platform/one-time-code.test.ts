import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { codeAddress, codeAt, newCodeSecret, stepOfCode } from './one-time-code.ts'

/** The secret of RFC 6238 appendix B, `12345678901234567890`, in Base32. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

describe('A one-time code', () => {
  it('is the one of RFC 6238, appendix B', () => {
    const examples: [string, string][] = [
      ['1970-01-01T00:00:59Z', '287082'],
      ['2005-03-18T01:58:29Z', '081804'],
      ['2005-03-18T01:58:31Z', '050471'],
      ['2009-02-13T23:31:30Z', '005924'],
      ['2033-05-18T03:33:20Z', '279037'],
      ['2603-10-11T11:33:20Z', '353130'],
    ]
    for (const [at, code] of examples) assert.equal(codeAt(secret, new Date(at)), code, at)
  })

  it('belongs to its step, and is taken one step before and after, not two', () => {
    const at = new Date('2005-03-18T01:58:31Z')
    const step = Math.floor(at.getTime() / 30_000)
    const seconds = (more: number) => new Date(at.getTime() + more * 1000)
    assert.equal(stepOfCode(secret, '050471', at), step)
    assert.equal(stepOfCode(secret, '050471', seconds(30)), step)
    assert.equal(stepOfCode(secret, '050471', seconds(-30)), step)
    assert.equal(stepOfCode(secret, '050471', seconds(60)), null)
    assert.equal(stepOfCode(secret, '050471', seconds(-62)), null)
    assert.equal(stepOfCode(secret, '050472', at), null)
  })

  it('comes from a secret of 160 bits, another each time, read from one address', () => {
    const [one, other] = [newCodeSecret(), newCodeSecret()]
    assert.match(one, /^[A-Z2-7]{32}$/)
    assert.notEqual(one, other)
    const address = new URL(codeAddress(one, { issuer: '智慧党建平台', name: 'zhou' }))
    assert.equal(address.protocol, 'otpauth:')
    assert.equal(address.searchParams.get('secret'), one)
    assert.equal(address.searchParams.get('issuer'), '智慧党建平台')
  })
})

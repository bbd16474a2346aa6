import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findingOf, type JudgedSignature, reasonsFor, stateOf, tidyCode } from './rules.ts'

const good: JudgedSignature = { fault: null, trusted: true, known: { revoked: false } }
const signed = (judged: JudgedSignature) => ({ judged, signer: '中共星河研究院委员会' })

describe('What is said of a checked document', () => {
  it('is that it is void when its number is, revoked when one of its seals is', () => {
    assert.equal(stateOf({ voided: false }, [{ revoked: false }]), 'valid')
    assert.equal(stateOf({ voided: false }, [{ revoked: false }, { revoked: true }]), 'revoked')
    assert.equal(stateOf({ voided: true }, [{ revoked: true }]), 'voided')
  })

  it('takes a code as people type it', () => {
    assert.equal(tidyCode(' abcde fghij-klmno '), 'ABCDEFGHIJKLMNO')
  })

  it('is nothing against a file that is signed, trusted and registered', () => {
    assert.deepEqual(reasonsFor(null, [signed(good)], true), [])
    assert.match(reasonsFor(null, [signed(good)], false)[0] ?? '', /没有登记这份文件/)
  })

  it('names each signature that does not hold, and why', () => {
    for (const [judged, words] of [
      [{ ...good, fault: 'content-changed' }, /盖章之后文件被改动/],
      [{ ...good, trusted: false }, /证书不是本平台签发或登记的/],
      [{ ...good, known: null }, /证书不属于登记的印章/],
    ] as const) {
      const [reason, ...more] = reasonsFor(null, [signed(judged)], true)
      assert.match(reason ?? '', words)
      assert.match(reason ?? '', /中共星河研究院委员会/)
      assert.deepEqual(more, [])
    }
    assert.match(findingOf({ ...good, known: { revoked: true } }), /已被撤销/)
    assert.match(reasonsFor('content-appended', [signed(good)], true)[0] ?? '', /又被添加了内容/)
  })
})

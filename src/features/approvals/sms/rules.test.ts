import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Circumstances, decide, policy, read, usableFrom, whyNotConsent } from './rules.ts'

const agreed = { kind: 'approve', code: '482196', reason: '' }

describe('An answer from a phone', () => {
  it('is understood in every way people write it', () => {
    for (const text of [
      '1 482196',
      '１　４８２１９６',
      '同意482196',
      '同意，482196。',
      '482196 1',
      '482196同意',
      '【星河】1 482196',
      '回1 482196',
      '回复：1，482196',
      '1+482196',
      ' 1-482196 ',
    ])
      assert.deepEqual(read(text), agreed, text)
    assert.deepEqual(read('2 482196 材料不全'), { kind: 'decline', code: '482196', reason: '材料不全' })
    assert.deepEqual(read('482196 2 材料不全'), { kind: 'decline', code: '482196', reason: '材料不全' })
    assert.deepEqual(read('不同意 482196：材料不全，请补。'), {
      kind: 'decline',
      code: '482196',
      reason: '材料不全，请补。',
    })
    assert.equal(read('0 482196').kind, 'undo')
    assert.equal(read('撤回482196').kind, 'undo')
  })

  it('is not acted on where it could mean something else', () => {
    for (const text of [
      '1482196',
      '12 482196',
      '1 48219',
      '1 4821967',
      '482196',
      '1',
      '同意',
      '1 482196 2 不同意',
      '同意 482196 不同意',
      '1 482196 2 482197',
      '3 482196',
      '好的收到',
      '',
    ])
      assert.equal(read(text).kind, 'unclear', text)
  })

  it('is told how to answer only when it looks like one', () => {
    assert.deepEqual(read('1482196'), { kind: 'unclear', code: true })
    assert.deepEqual(read('好的收到'), { kind: 'unclear', code: false })
  })

  it('keeps no more of a reason than a page holds', () => {
    const said = read(`2 482196 ${'理'.repeat(300)}`)
    assert.equal('reason' in said && said.reason.length, 200)
  })
})

const now = new Date('2026-11-24T02:00:00Z')
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const fresh: Circumstances = {
  said: { kind: 'approve', code: '482196', reason: '' },
  code: { id: 1, status: 'open', expiresAt: at(60), effectiveAt: null, endedBecause: null },
  wrongBefore: 0,
  consents: true,
  open: true,
  same: true,
}
const code = (more: Partial<NonNullable<Circumstances['code']>>) => ({
  ...fresh,
  code: { ...fresh.code, ...more } as never,
})
const said = (kind: 'approve' | 'decline' | 'undo', reason = '') => ({ kind, code: '482196', reason })

describe('A decision by SMS', () => {
  it('is held until its author had time to take it back', () => {
    assert.equal(decide(fresh, now), 'held')
    assert.equal(decide({ ...fresh, said: said('decline', '材料不全') }, now), 'held')
  })

  it('against something says why', () => {
    assert.equal(decide({ ...fresh, said: said('decline') }, now), 'reason')
  })

  it('counts once, whatever a gateway repeats, and a code that was used ends no other', () => {
    assert.equal(decide({ ...code({ status: 'held', effectiveAt: at(10) }), wrongBefore: 2 }, now), 'used')
    assert.equal(decide({ ...code({ status: 'used' }), wrongBefore: 2 }, now), 'used')
  })

  it('of two that contradict each other, the first counts', () => {
    assert.equal(decide({ ...code({ status: 'held' }), said: said('decline', '不妥') }, now), 'used')
  })

  it('is refused when the code was never sent to this number, and the third time all of its codes end', () => {
    assert.equal(decide({ ...fresh, code: null }, now), 'wrong')
    assert.equal(decide({ ...fresh, code: null, wrongBefore: policy.wrongMost - 1 }, now), 'locked')
  })

  it('is refused when it comes late, or what it is about has changed, ended or left him', () => {
    assert.equal(decide(code({ expiresAt: at(0) }), now), 'expired')
    assert.equal(decide({ ...fresh, same: false }, now), 'changed')
    assert.equal(decide(code({ status: 'dead', endedBecause: 'changed' }), now), 'changed')
    assert.equal(decide({ ...fresh, open: false }, now), 'ended')
    assert.equal(decide(code({ status: 'dead', endedBecause: 'guessed' }), now), 'ended')
    assert.equal(decide({ ...fresh, consents: false }, now), 'refused')
  })

  it('is taken back while it is held, and not after', () => {
    const undo = { said: said('undo') }
    assert.equal(decide({ ...code({ status: 'held', effectiveAt: at(1) }), ...undo }, now), 'undone')
    assert.equal(decide({ ...code({ status: 'held', effectiveAt: at(0) }), ...undo }, now), 'undo-late')
    assert.equal(decide({ ...code({ status: 'used' }), ...undo }, now), 'undo-late')
    assert.equal(decide({ ...fresh, ...undo }, now), 'ended')
  })
})

describe('Whoever agrees to decide by SMS', () => {
  const person = { name: '龙𬭎', hasNumber: true }
  it('does so by name, having read what it means, with a number that is registered', () => {
    assert.equal(whyNotConsent({ signedName: '龙 𬭎', understood: true }, person), null)
    assert.equal(whyNotConsent({ signedName: '单雄信', understood: true }, person)?.code, 'sms-other-name')
    assert.equal(whyNotConsent({ signedName: '龙𬭎', understood: false }, person)?.code, 'sms-not-understood')
    assert.equal(whyNotConsent({ signedName: '龙𬭎', understood: true }, null)?.code, 'sms-no-number')
    assert.equal(
      whyNotConsent({ signedName: '龙𬭎', understood: true }, { ...person, hasNumber: false })?.code,
      'sms-no-number',
    )
  })
  it('waits three days when the number is another than before', () => {
    assert.equal(usableFrom(now, false).getTime(), now.getTime())
    assert.equal(usableFrom(now, true).getTime() - now.getTime(), 72 * 3_600_000)
  })
})

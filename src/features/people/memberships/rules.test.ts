import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  endingKinds,
  removalPossibleFrom,
  whyNotConfirm,
  whyNotEnd,
  whyNotRestore,
  whyNotSuspend,
} from './rules.ts'

const full = {
  membership: 'active',
  politicalStatus: 'fullMember',
  joinedOn: '2010-06-01',
  lostSince: null,
} as const
const probationary = { ...full, politicalStatus: 'probationaryMember', joinedOn: '2025-11-20' } as const
const masses = { membership: 'none', politicalStatus: 'masses', joinedOn: null, lostSince: null } as const

describe('A probation (章程第七条)', () => {
  it('of one year counts from the branch meeting: passed 2025-11-20, over on 2026-11-20 and not a day earlier', () => {
    assert.equal(whyNotConfirm(probationary, '2026-11-19'), 'probation-not-over')
    assert.equal(whyNotConfirm(probationary, '2026-11-20'), null)
  })

  it('begun on 29 February ends on 28 February', () => {
    assert.equal(
      whyNotConfirm({ ...probationary, joinedOn: '2024-02-29' }, '2025-02-27'),
      'probation-not-over',
    )
    assert.equal(whyNotConfirm({ ...probationary, joinedOn: '2024-02-29' }, '2025-02-28'), null)
  })

  it('is confirmed for those on probation only', () => {
    assert.equal(whyNotConfirm(full, '2026-11-20'), 'not-on-probation')
    assert.equal(
      whyNotConfirm({ ...probationary, membership: 'suspended' }, '2026-11-20'),
      'not-on-probation',
    )
  })
})

describe('A membership', () => {
  it('ends for those who hold one, once', () => {
    for (const ending of endingKinds) {
      assert.equal(whyNotEnd(masses, ending), 'no-membership')
      assert.equal(whyNotEnd({ ...full, membership: 'ended' }, ending), 'no-membership')
    }
    assert.equal(whyNotEnd(full, 'died'), null)
    assert.equal(whyNotEnd({ ...full, membership: 'suspended' }, 'removed'), null)
  })

  it('is cancelled on probation only; a full member is removed or expelled', () => {
    assert.equal(whyNotEnd(full, 'probationCancelled'), 'not-on-probation')
    assert.equal(whyNotEnd(probationary, 'probationCancelled'), null)
  })

  it('is suspended after six months without contact (党员教育管理工作条例第二十四条)', () => {
    assert.equal(whyNotSuspend(full, '2026-11-24', 'lost'), 'not-lost')
    assert.equal(whyNotSuspend({ ...full, lostSince: '2026-05-25' }, '2026-11-24', 'lost'), 'lost-too-short')
    assert.equal(whyNotSuspend({ ...full, lostSince: '2026-05-24' }, '2026-11-24', 'lost'), null)
    assert.equal(whyNotSuspend({ ...full, lostSince: '2025-08-31' }, '2026-02-28', 'lost'), null)
  })

  it('is suspended without waiting for those who settled abroad, and never twice', () => {
    assert.equal(whyNotSuspend(full, '2026-11-24', 'settledAbroad'), null)
    assert.equal(
      whyNotSuspend({ ...full, membership: 'suspended' }, '2026-11-24', 'settledAbroad'),
      'no-active-membership',
    )
  })

  it('is restored only from a suspension, and may be taken away two years after it', () => {
    assert.equal(whyNotRestore({ membership: 'ended' }), 'not-suspended')
    assert.equal(whyNotRestore({ membership: 'suspended' }), null)
    assert.equal(removalPossibleFrom('2024-02-29'), '2026-02-28')
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { grantStatus, type InHand, overlaps, type Proposed, whyNotGive } from './rules.ts'

const today = '2026-11-24'
const branch = { path: '1.2.5.', kind: 'branch', closedOn: null }
const proposed: Proposed = {
  role: 'branch',
  organization: branch,
  fromOn: today,
  untilOn: null,
  toOneself: false,
}
const committee: InHand[] = [{ role: 'committee', path: '1.2.' }]
const why = (more: Partial<Proposed>, inHand = committee) =>
  whyNotGive({ ...proposed, ...more }, inHand, today)?.code ?? null

describe('A role may be given', () => {
  it('by a committee, for the branches and committees below it', () => {
    assert.equal(why({}), null)
    assert.equal(why({ role: 'committee', organization: { ...branch, kind: 'generalBranch' } }), null)
    assert.equal(why({ organization: { ...branch, path: '1.3.' } }), 'grant-beyond-own')
    assert.equal(
      why({ role: 'politicalWorkDepartment', organization: { ...branch, kind: 'committee' } }),
      'grant-beyond-own',
    )
  })
  it('by the political work department, all three', () => {
    const department: InHand[] = [{ role: 'politicalWorkDepartment', path: '1.' }]
    assert.equal(
      why({ role: 'politicalWorkDepartment', organization: { ...branch, kind: 'committee' } }, department),
      null,
    )
  })
  it('by no branch, no member and nobody without a role', () => {
    assert.equal(why({}, [{ role: 'branch', path: '1.2.5.' }]), 'grant-beyond-own')
    assert.equal(why({}, [{ role: 'member', path: null }]), 'grant-beyond-own')
    assert.equal(why({}, []), 'grant-beyond-own')
  })
  it('to others, for an open organization of the right kind, from today on', () => {
    assert.equal(why({ toOneself: true }), 'grant-to-oneself')
    assert.equal(why({ organization: { ...branch, closedOn: '2026-01-01' } }), 'grant-organization-closed')
    assert.equal(why({ role: 'committee' }), 'grant-unfitting')
    assert.equal(why({ fromOn: '2026-11-23' }), 'grant-in-the-past')
    assert.equal(why({ untilOn: today }), 'grant-ends-before-it-begins')
    assert.equal(why({ untilOn: '2026-11-25' }), null)
  })
})

describe('A grant', () => {
  it('holds from its first day to the day before its last', () => {
    const grant = { fromOn: '2026-12-01', untilOn: '2026-12-31', revokedAt: null }
    assert.equal(grantStatus(grant, '2026-11-30'), 'coming')
    assert.equal(grantStatus(grant, '2026-12-01'), 'running')
    assert.equal(grantStatus(grant, '2026-12-30'), 'running')
    assert.equal(grantStatus(grant, '2026-12-31'), 'ended')
    assert.equal(grantStatus({ ...grant, revokedAt: '2026-12-02' }, '2026-12-02'), 'revoked')
  })
  it('overlaps another when both hold on some day', () => {
    const span = (fromOn: string, untilOn: string | null) => ({ fromOn, untilOn })
    assert.equal(overlaps(span('2026-01-01', '2026-02-01'), span('2026-02-01', null)), false)
    assert.equal(overlaps(span('2026-01-01', '2026-02-02'), span('2026-02-01', null)), true)
    assert.equal(overlaps(span('2026-01-01', null), span('2027-01-01', '2027-01-02')), true)
  })
})

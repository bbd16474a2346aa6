import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { contactDue, kindFor, whyNotAbsence } from './rules.ts'

describe('An absence', () => {
  it('of less than six months goes with a certificate, a longer one makes a mobile member', () => {
    assert.equal(kindFor('2026-03-01', '2026-08-31'), 'temporary')
    assert.equal(kindFor('2026-03-01', '2026-09-01'), 'mobile')
    assert.equal(kindFor('2026-08-31', '2027-02-28'), 'mobile')
  })

  it('is of a member, once at a time, and ends after it begins', () => {
    const asked = { from: '2026-03-01', until: '2026-04-01', membership: 'active', away: false }
    assert.equal(whyNotAbsence(asked), null)
    assert.equal(whyNotAbsence({ ...asked, until: '2026-02-28' })?.code, 'absence-days')
    assert.equal(whyNotAbsence({ ...asked, membership: 'none' })?.code, 'transfer-no-membership')
    assert.equal(whyNotAbsence({ ...asked, away: true })?.code, 'absence-open')
  })

  it('asks for contact every half-year', () => {
    assert.equal(contactDue('2026-03-31', null), '2026-09-30')
    assert.equal(contactDue('2026-03-31', '2026-07-15'), '2027-01-15')
  })
})

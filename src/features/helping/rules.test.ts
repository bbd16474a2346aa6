import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Consent, consentState, latestEnd, whyNotActFor, whyNotRecord, whyNotStandIn } from './rules.ts'

const consent: Consent = {
  fromOn: '2026-11-01',
  untilOn: '2027-10-31',
  given: 'paper',
  hasPaper: true,
  withdrawn: false,
  together: true,
  acts: ['record', 'meetings'],
}
const today = '2026-11-24'

describe('Somebody acts for another', () => {
  it('on a signed consent, as long as it runs and both are of one branch', () => {
    assert.equal(whyNotStandIn(consent, today), null)
    assert.equal(whyNotStandIn({ ...consent, hasPaper: false }, today), 'helping-unsigned')
    assert.equal(whyNotStandIn({ ...consent, hasPaper: false, given: 'witness' }, today), null)
    assert.equal(whyNotStandIn(consent, '2026-10-31'), 'helping-coming')
    assert.equal(whyNotStandIn(consent, '2027-10-31'), null)
    assert.equal(whyNotStandIn(consent, '2027-11-01'), 'helping-over')
    assert.equal(whyNotStandIn({ ...consent, together: false }, today), 'helping-lapsed')
    assert.equal(whyNotStandIn({ ...consent, withdrawn: true }, today), 'helping-withdrawn')
  })

  it('with what was consented to, and never with what no endpoint gives to a helper', () => {
    assert.equal(whyNotActFor('meetings', consent.acts), null)
    assert.equal(whyNotActFor('any', consent.acts), null)
    assert.equal(whyNotActFor('dues', consent.acts), 'helping-not-consented')
    assert.equal(whyNotActFor(undefined, consent.acts), 'helping-never')
  })

  it('is told as it stands: withdrawn before all else, then over', () => {
    const ended = { ...consent, withdrawn: true, together: false }
    assert.equal(consentState(ended, '2030-01-01'), 'withdrawn')
    assert.equal(consentState({ ...consent, together: false }, '2030-01-01'), 'over')
  })
})

describe('A consent', () => {
  const given = {
    personId: 1,
    helperId: 2,
    witnessId: null,
    recorderId: 3,
    way: 'paper',
    fromOn: today,
    untilOn: '2027-11-24',
    today,
  } as const

  it('is to another, for a year at most, from today on', () => {
    assert.equal(latestEnd(today), '2027-11-24')
    assert.equal(whyNotRecord(given), null)
    assert.equal(whyNotRecord({ ...given, untilOn: '2027-11-25' })?.code, 'helping-too-long')
    assert.equal(whyNotRecord({ ...given, untilOn: '2026-11-23' })?.field, 'untilOn')
    assert.equal(whyNotRecord({ ...given, fromOn: '2026-11-23' })?.code, 'helping-backdated')
    assert.equal(whyNotRecord({ ...given, helperId: 1 })?.code, 'helping-oneself')
  })

  it('that was only said is witnessed by somebody who has no part in it', () => {
    const said = { ...given, way: 'witness' } as const
    assert.deepEqual(whyNotRecord(said), { code: 'helping-no-witness', field: 'witnessId' })
    for (const witnessId of [1, 2, 3])
      assert.equal(whyNotRecord({ ...said, witnessId })?.code, 'helping-witness-involved')
    assert.equal(whyNotRecord({ ...said, witnessId: 4 }), null)
  })
})

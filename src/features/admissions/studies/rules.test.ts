import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Referred, whyNotReferTo, withRecord } from './rules.ts'

const day = '2026-11-03'
const meeting: Referred = { kinds: ['committeeMeeting'], status: 'confirmed', heldOn: day }

describe('What is decided at a meeting', () => {
  it('refers to a confirmed meeting of its day, of a kind that decides it', () => {
    assert.equal(whyNotReferTo('activist', meeting, day), null)
    assert.equal(whyNotReferTo('activist', { ...meeting, kinds: ['lecture', 'membersMeeting'] }, day), null)
    assert.equal(whyNotReferTo('review', { ...meeting, kinds: ['groupMeeting'] }, day), null)
  })

  it('is refused with what is lacking, the first first', () => {
    assert.equal(whyNotReferTo('activist', null, day), 'study-missing')
    assert.equal(whyNotReferTo('activist', { ...meeting, kinds: ['groupMeeting'] }, day), 'study-missing')
    assert.equal(whyNotReferTo('oath', meeting, day), 'study-missing')
    const planned = { ...meeting, status: 'notified' as const, heldOn: null }
    assert.equal(whyNotReferTo('activist', planned, day), 'study-not-held')
    assert.equal(
      whyNotReferTo('activist', { ...meeting, status: 'held' }, '2026-11-04'),
      'study-not-confirmed',
    )
    assert.equal(whyNotReferTo('activist', meeting, '2026-11-04'), 'study-other-day')
  })

  it('files the record itself, whatever day was typed for it, and leaves the other papers alone', () => {
    const typed = [
      { material: 'opinions' as const, datedOn: '2026-11-01' },
      { material: 'candidateDecision' as const, datedOn: '2026-11-02' },
    ]
    assert.deepEqual(withRecord('candidate', typed, { meetingId: 7, heldOn: day }), [
      typed[0],
      { material: 'candidateDecision', datedOn: day, meetingId: 7 },
    ])
    const review = [{ material: 'committeeReview' as const, datedOn: day }]
    assert.deepEqual(withRecord('committeeReview', review, { meetingId: 7, heldOn: day }), review)
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { leastPresent, whyNotQuorate } from '../roll/rules.ts'
import type { Attendee } from '../rules.ts'
import { isCarried, isLate, whyNotConfirm, whyNotHeld, whyNotVote, whyNotWrite } from './rules.ts'

const one = (personId: number, task: Attendee['task'] = null, more: object = {}) => ({
  personId,
  task,
  voting: true,
  present: true,
  excuse: null,
  officer: personId < 4,
  ...more,
})
const attendees = [one(1, 'chair'), one(2, 'recorder'), one(3), one(4), one(5)]
const facts = {
  kind: 'membersMeeting' as const,
  heldOn: '2026-11-20',
  today: '2026-11-24',
  recordedAlready: false,
  lateBecause: null,
  attendees,
  resolutions: [],
}
const because = (more: object) => whyNotHeld({ ...facts, ...more })?.code ?? null

describe('A meeting that was held', () => {
  it('has a day that has come, a roll, a chair and a recorder', () => {
    assert.equal(because({}), null)
    assert.equal(because({ heldOn: '2026-11-25' }), 'meeting-in-future')
    assert.equal(because({ attendees: [] }), 'meeting-without-roll')
    assert.equal(because({ attendees: [one(1), one(2, 'recorder')] }), 'meeting-chair')
    assert.equal(because({ attendees: [one(1, 'chair'), one(2)] }), 'meeting-recorder')
  })

  it('written down later than a week says why, once', () => {
    assert.ok(!isLate('2026-11-17', '2026-11-24'))
    assert.ok(isLate('2026-11-16', '2026-11-24'))
    assert.equal(because({ heldOn: '2026-11-16' }), 'meeting-late')
    assert.equal(because({ heldOn: '2026-11-16', lateBecause: '出差' }), null)
    assert.equal(because({ heldOn: '2026-11-16', recordedAlready: true }), null)
  })

  it('is chaired by somebody in office, if one of them is there; other kinds by anybody', () => {
    const other = [one(4, 'chair'), one(2, 'recorder'), one(1)]
    assert.equal(because({ attendees: other }), 'meeting-chair-office')
    assert.equal(because({ attendees: other, kind: 'themeDay' }), null)
    const away = [one(4, 'chair'), one(5, 'recorder'), one(1, null, { present: false })]
    assert.equal(because({ attendees: away }), null)
  })

  it('of a committee needs half of it there; of members only when they vote', () => {
    assert.deepEqual([3, 4, 5].map(leastPresent), [2, 2, 3])
    const few = [
      one(1, 'chair'),
      one(2, 'recorder'),
      ...[3, 4, 5].map((id) => one(id, null, { present: false })),
    ]
    assert.equal(because({ attendees: few, kind: 'committeeMeeting' }), 'committee-quorum')
    assert.equal(because({ attendees: few }), null)
    const vote = { inFavour: 2, against: 0, abstained: 0 }
    assert.equal(because({ attendees: few, resolutions: [{ text: '同意', vote }] }), 'vote-quorum')
    assert.equal(because({ attendees: few, resolutions: [{ text: '同意', vote: null }] }), null)
    assert.equal(whyNotQuorate({ kind: 'committeeMeeting', entitled: 4, present: 2, votes: true }), null)
  })
})

describe('A resolution', () => {
  it('is carried by more than half of those entitled, whoever was there', () => {
    assert.ok(isCarried({ inFavour: 6 }, 11))
    assert.ok(!isCarried({ inFavour: 5 }, 10))
    assert.ok(isCarried({ inFavour: 6 }, 10))
  })

  it('has no more votes than there were people with one', () => {
    assert.equal(whyNotVote({ inFavour: 3, against: 1, abstained: 1 }, 5), null)
    assert.equal(whyNotVote({ inFavour: 3, against: 2, abstained: 1 }, 5), 'vote-over-present')
  })
})

describe('The record', () => {
  const ready = {
    status: 'held' as const,
    kinds: ['themeDay' as const],
    agenda: ['学习'],
    lecturer: null,
    resolutions: [],
    present: 5,
  }
  const why = (more: object) => whyNotConfirm({ ...ready, ...more })?.code ?? null
  it('is confirmed once it is held and says what it was about', () => {
    assert.equal(why({}), null)
    assert.equal(why({ status: 'planned' }), 'meeting-not-held')
    assert.equal(why({ status: 'confirmed' }), 'meeting-confirmed')
    assert.equal(why({ status: 'cancelled' }), 'meeting-cancelled')
    assert.equal(why({ agenda: [] }), 'meeting-without-agenda')
    assert.equal(why({ kinds: ['themeDay', 'lecture'] }), 'lecture-without-lecturer')
    assert.equal(why({ kinds: ['lecture'], lecturer: '东一书记' }), null)
    const vote = { inFavour: 6, against: 0, abstained: 0 }
    assert.equal(why({ resolutions: [{ text: '同意', vote }] }), 'vote-over-present')
  })

  it('is written to until then', () => {
    assert.deepEqual((['planned', 'notified', 'held', 'confirmed', 'cancelled'] as const).map(whyNotWrite), [
      null,
      null,
      null,
      'meeting-confirmed',
      'meeting-cancelled',
    ])
  })
})

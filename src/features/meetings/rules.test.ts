import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Attendee, attendanceOf, type MeetingFacts, whyNotMeeting } from './rules.ts'

const one = (personId: number, task: Attendee['task'] = null, more: Partial<Attendee> = {}): Attendee => ({
  personId,
  task,
  voting: true,
  present: true,
  excuse: null,
  ...more,
})
const attendees = [
  one(1, 'chair'),
  one(2, 'recorder', { voting: false }),
  one(3, 'scrutineer'),
  one(4, 'teller'),
]
const meeting: MeetingFacts = {
  attendees,
  mayChair: [1],
  candidates: [1, 5],
  ballot: true,
}
const because = (...changed: Attendee[]) =>
  whyNotMeeting({
    ...meeting,
    attendees: attendees.map((old) => changed.find(({ personId }) => personId === old.personId) ?? old),
  })

describe('The record of a meeting', () => {
  it('has a chair of the committee and a recorder, both there', () => {
    assert.equal(because(), null)
    assert.equal(because(one(1)), 'meeting-chair')
    assert.equal(because(one(1, 'chair', { present: false })), 'meeting-chair')
    assert.equal(because(one(1), one(4, 'chair')), 'meeting-chair-office')
    assert.equal(because(one(2)), 'meeting-recorder')
    assert.equal(whyNotMeeting({ ...meeting, mayChair: [] }), null)
  })

  it('of a ballot has scrutineers who vote and are not candidates', () => {
    assert.equal(because(one(3)), 'meeting-scrutineer')
    assert.equal(because(one(3, 'scrutineer', { voting: false })), 'meeting-scrutineer-votes')
    assert.equal(whyNotMeeting({ ...meeting, candidates: [3] }), 'meeting-scrutineer-candidate')
    assert.equal(whyNotMeeting({ ...meeting, candidates: [4] }), 'meeting-scrutineer-candidate')
    assert.equal(whyNotMeeting({ ...meeting, candidates: [3], ballot: false }), null)
  })

  it('excuses only who was not there', () => {
    assert.equal(because(one(4, null, { excuse: '出差' })), 'meeting-excused-present')
  })

  it('counts who was there with a vote', () => {
    const absent = one(5, null, { present: false, excuse: '出差' })
    assert.deepEqual(attendanceOf([...attendees, absent]), { entitled: 4, present: 3 })
  })
})

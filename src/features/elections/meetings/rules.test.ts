import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type DayFacts, fits, type RecordFacts, whyNotOnDay, whyNotRecord, whyNotRoll } from './rules.ts'

const days: DayFacts = {
  part: 'meeting',
  heldOn: '2026-11-20',
  today: '2026-11-24',
  termFrom: '2024-01-10',
  foundedOn: null,
  decidedOn: '2026-10-08',
  approvedOn: '2026-11-02',
  meetingOn: null,
}
const onDay = (more: Partial<DayFacts>) => whyNotOnDay({ ...days, ...more })?.code ?? null

describe('The day of an election’s meeting', () => {
  it('is not to come, and within the term that ends', () => {
    assert.equal(onDay({}), null)
    assert.equal(onDay({ heldOn: '2026-11-24' }), null)
    assert.equal(onDay({ heldOn: '2026-11-25' }), 'meeting-in-future')
    assert.equal(onDay({ part: 'decision', heldOn: '2024-01-09' }), 'meeting-before-term')
    assert.equal(onDay({ part: 'decision', heldOn: '2024-01-10' }), null)
    assert.equal(onDay({ part: 'decision', heldOn: '2020-01-01', termFrom: null }), null)
  })

  it('of a first election is not before there was a branch to elect', () => {
    const first = { termFrom: null, foundedOn: '2026-11-20', decidedOn: null, approvedOn: null } as const
    assert.equal(onDay({ ...first, heldOn: '2026-11-19' }), 'meeting-before-founding')
    assert.equal(onDay({ ...first, part: 'decision', heldOn: '2026-11-19' }), 'meeting-before-founding')
    assert.equal(onDay({ ...first, heldOn: '2026-11-20' }), null)
  })

  it('comes after what was to be before it: decided, agreed to, the committee elected', () => {
    assert.equal(onDay({ heldOn: '2026-10-07' }), 'meeting-before-decision')
    assert.equal(onDay({ heldOn: '2026-11-01' }), 'meeting-before-reply')
    assert.equal(onDay({ heldOn: '2026-11-02' }), null)
    assert.equal(onDay({ heldOn: '2026-11-01', approvedOn: null }), null)
    const first = { part: 'firstMeeting', meetingOn: '2026-11-20' } as const
    assert.equal(onDay({ ...first, heldOn: '2026-11-19' }), 'meeting-before-members')
    assert.equal(onDay({ ...first, heldOn: '2026-11-20' }), null)
  })
})

const known: RecordFacts = {
  kind: 'membersMeeting',
  also: [],
  status: 'held',
  agenda: ['选举'],
  usedIn: null,
  wanted: 'membersMeeting',
}
const record = (more: Partial<RecordFacts>) => whyNotRecord({ ...known, ...more })?.code ?? null

describe('The record of a meeting', () => {
  it('is chosen when it was held, confirmed or not, and says what was talked of', () => {
    assert.equal(record({}), null)
    assert.equal(record({ status: 'confirmed' }), null)
    assert.equal(record({ status: 'planned' }), 'meeting-chosen-planned')
    assert.equal(record({ status: 'notified' }), 'meeting-chosen-planned')
    assert.equal(record({ status: 'cancelled' }), 'meeting-chosen-cancelled')
    assert.equal(record({ agenda: [] }), 'meeting-chosen-agenda')
  })

  it('is of the kind that is asked for, by itself or beside another of the same people', () => {
    assert.equal(record({ kind: 'committeeMeeting' }), 'meeting-chosen-kind')
    assert.ok(fits({ kind: 'themeDay', also: ['membersMeeting'] }, 'membersMeeting'))
    assert.ok(!fits({ kind: 'themeDay', also: ['lecture'] }, 'membersMeeting'))
    assert.ok(!fits({ kind: 'groupMeeting', also: ['membersMeeting'] }, 'membersMeeting'))
    assert.ok(!fits({ kind: 'membersMeeting', also: ['committeeMeeting'] }, 'committeeMeeting'))
  })

  it('belongs to one election only', () => {
    assert.deepEqual(whyNotRecord({ ...known, usedIn: '东一换届' }), {
      code: 'meeting-chosen-used',
      facts: { field: 'meetingId', name: '东一换届' },
    })
  })
})

describe('The roll of the record', () => {
  const [an, bo, chu] = ['安', '博', '楚'].map((name, at) => ({ id: at + 1, name })) as [
    { id: number; name: string },
    { id: number; name: string },
    { id: number; name: string },
  ]
  const asked = [an, bo].map((one) => ({ ...one, voting: true }))
  const roll = (...people: { id: number; name: string }[]) =>
    people.map(({ id, name }) => ({ personId: id, name, voting: true }))

  it('holds everybody who votes, with a vote', () => {
    assert.equal(whyNotRoll('meeting', asked, roll(an, bo, chu)), null)
    assert.deepEqual(whyNotRoll('meeting', asked, roll(an, chu))?.facts.names, '博')
    const silent = roll(an, bo).map((one) => ({ ...one, voting: one.personId !== bo.id }))
    assert.equal(whyNotRoll('meeting', asked, silent)?.code, 'meeting-chosen-missing')
    assert.equal(whyNotRoll('meeting', [...asked, { ...chu, voting: false }], roll(an, bo)), null)
  })

  it('holds nobody but the new committee at its first meeting; who decided to elect is not asked again', () => {
    assert.equal(whyNotRoll('firstMeeting', asked, roll(an, bo)), null)
    assert.deepEqual(whyNotRoll('firstMeeting', asked, roll(an, bo, chu)), {
      code: 'meeting-chosen-strangers',
      facts: { field: 'meetingId', names: '楚', people: 1 },
    })
    assert.equal(whyNotRoll('decision', asked, roll(chu)), null)
  })
})

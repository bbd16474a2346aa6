import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  electionKinds,
  hasCommittee,
  preparationsFor,
  type StartFacts,
  usualYears,
  whyNotPostpone,
  whyNotSeats,
  whyNotStart,
} from './rules.ts'

const branch: StartFacts = {
  kind: 'election',
  organization: 'branch',
  closed: false,
  running: false,
  term: { endsOn: '2027-03-01', endedOn: null },
  plannedOn: '2027-02-20',
  today: '2026-11-24',
}
const starting = (facts: Partial<StartFacts>) => whyNotStart({ ...branch, ...facts })

describe('An election is begun', () => {
  it('from six months before the end of the term, and after it', () => {
    assert.equal(starting({}), null)
    assert.equal(starting({ term: { endsOn: '2026-01-01', endedOn: null } }), null)
    assert.equal(starting({ term: null }), null)
    const far = { term: { endsOn: '2027-11-24', endedOn: null }, plannedOn: '2026-12-20' }
    assert.equal(starting(far), 'election-too-soon')
  })

  it('early at most a year before the end, and not after it', () => {
    const term = { endsOn: '2028-01-10', endedOn: null }
    assert.equal(starting({ kind: 'early', term, plannedOn: '2027-01-10' }), null)
    assert.equal(starting({ kind: 'early', term, plannedOn: '2027-01-09' }), 'early-too-early')
    assert.equal(starting({ kind: 'early', term, plannedOn: '2028-01-10' }), 'early-not-early')
    assert.equal(starting({ kind: 'early', term: null }), 'election-term-missing')
  })

  it('neither in a temporary branch nor in a committee, a closed one, or twice at once', () => {
    assert.equal(starting({ organization: 'temporaryBranch' }), 'election-temporary-branch')
    assert.equal(starting({ organization: 'jointBranch' }), null)
    assert.equal(starting({ organization: 'committee' }), 'election-branches-only')
    assert.equal(starting({ closed: true }), 'election-organization-closed')
    assert.equal(starting({ running: true }), 'election-running')
    assert.equal(starting({ plannedOn: '2026-11-23' }), 'election-planned-past')
  })

  it('to fill a place of a term that runs', () => {
    assert.equal(starting({ kind: 'byElection' }), null)
    assert.equal(starting({ kind: 'byElection', plannedOn: '2027-03-02' }), 'by-election-after-term')
    const over = { endsOn: '2027-03-01', endedOn: '2026-10-01' }
    assert.equal(starting({ kind: 'byElection', term: over }), 'election-term-missing')
  })
})

describe('A term is extended', () => {
  it('to a day after its end, by at most a year', () => {
    assert.equal(whyNotPostpone('2027-03-01', '2027-03-01'), 'election-extension-not-later')
    assert.equal(whyNotPostpone('2028-03-01', '2027-03-01'), null)
    assert.equal(whyNotPostpone('2028-03-02', '2027-03-01'), 'election-extension-too-long')
    assert.equal(starting({ kind: 'extension', plannedOn: '2027-09-01' }), null)
  })
})

describe('The seats', () => {
  it('are those of a committee from seven full members on: six and three on probation have none', () => {
    assert.equal(hasCommittee(7), true)
    assert.equal(hasCommittee(6), false)
  })

  it('are three to seven with a committee, a secretary and perhaps a deputy without', () => {
    const seats = (committee: boolean, seats: number, deputies = 0, secretaries = 1) =>
      whyNotSeats({ kind: 'election', committee, seats, secretaries, deputies })
    assert.equal(seats(true, 3), null)
    assert.equal(seats(true, 7, 1), null)
    assert.equal(seats(true, 2), 'seats-of-committee')
    assert.equal(seats(true, 8), 'seats-of-committee')
    assert.equal(seats(true, 5, 2), 'seats-deputies')
    assert.equal(seats(true, 5, 0, 0), 'seats-secretary')
    assert.equal(seats(false, 0, 1), null)
    assert.equal(seats(false, 3), 'seats-without-committee')
  })

  it('of a by-election are the empty ones', () => {
    const filling = (committee: boolean, seats: number, secretaries = 0) =>
      whyNotSeats({ kind: 'byElection', committee, seats, secretaries, deputies: 0 })
    assert.equal(filling(true, 1), null)
    assert.equal(filling(true, 0), 'seats-by-election')
    assert.equal(filling(false, 0, 1), null)
    assert.equal(filling(false, 1), 'seats-without-committee')
    const none = { committee: true, seats: 0, secretaries: 0, deputies: 0 }
    assert.equal(whyNotSeats({ kind: 'extension', ...none }), null)
  })
})

describe('Who is elected', () => {
  it('serves three years, five where that was set', () => {
    assert.equal(usualYears(null), 3)
    assert.equal(usualYears(3), 3)
    assert.equal(usualYears(5), 5)
  })
})

describe('What is made ready before the meeting', () => {
  it('is a report on the work as well, unless the branch elects for the first time', () => {
    const before = (kind: (typeof electionKinds)[number], termEndsOn: string | null) =>
      preparationsFor({ kind, termEndsOn })
    assert.deepEqual(before('election', null), ['选举办法（草案）', '选票', '候选人介绍'])
    for (const kind of electionKinds) assert.equal(before(kind, '2026-12-31')[0], '工作报告')
  })
})

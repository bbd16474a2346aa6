import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { standingsFromDates } from '../standings/rules.ts'
import { factsOn, moveBeginning, standingsAfter, whyNotOn, whyNotStatus } from './rules.ts'

const facts = {
  organizationId: 1,
  groupId: null,
  politicalStatus: 'fullMember',
  membership: 'active',
  employment: 'employed',
  education: '21',
  degree: null,
  occupation: 'professional',
} as const
const standings = standingsFromDates(facts, '2010-06-01', '2011-06-01')
const dates = { joinedOn: '2010-06-01', becameFullOn: '2011-06-01' }
const change = { personId: 1, kind: 'corrected', effectiveOn: null, reason: '核对' } as const

describe('A corrected date', () => {
  it('of admission moves the period that the admission began', () => {
    const moved = standingsAfter(standings, { ...change, fixed: { joinedOn: '2010-05-20' } }, dates)
    assert.deepEqual(
      moved.map(({ from, until }) => [from, until]),
      [
        ['2010-05-20', '2011-06-01'],
        ['2011-06-01', null],
      ],
    )
  })

  it('of confirmation moves the border between the two periods', () => {
    const moved = standingsAfter(standings, { ...change, fixed: { becameFullOn: '2011-12-01' } }, dates)
    assert.deepEqual(
      moved.map(({ from, until }) => [from, until]),
      [
        ['2010-06-01', '2011-12-01'],
        ['2011-12-01', null],
      ],
    )
  })

  it('that no act began leaves the standings alone', () => {
    assert.equal(moveBeginning(standings, 'moved', '2015-01-01', '2015-02-01'), standings)
  })

  it('that would leave nothing of a period takes it out', () => {
    assert.equal(moveBeginning(standings, 'admitted', '2010-06-01', '2011-06-01').length, 1)
  })
})

describe('A dated change', () => {
  it('needs its day, and a day within the record', () => {
    const dated = { ...change, facts: { education: '14' } }
    assert.equal(whyNotOn(standings, dated, '2026-11-24'), 'effective-missing')
    assert.equal(
      whyNotOn(standings, { ...dated, effectiveOn: '2009-01-01' }, '2026-11-24'),
      'effective-before-record',
    )
    assert.equal(whyNotOn(standings, { ...dated, effectiveOn: '2020-01-01' }, '2026-11-24'), null)
    assert.equal(whyNotOn(standings, change, '2026-11-24'), null)
  })

  it('is told by what was true on its day', () => {
    assert.equal(factsOn(standings, '2010-12-31').politicalStatus, 'probationaryMember')
    assert.equal(factsOn(standings, '2026-11-24').politicalStatus, 'fullMember')
    assert.deepEqual(factsOn([], '2026-11-24'), {})
  })
})

describe('A political status', () => {
  it('is corrected among those who are no members; becoming and ceasing to be one are acts', () => {
    assert.equal(whyNotStatus('masses', 'applicant'), null)
    assert.equal(whyNotStatus('leagueMember', 'activist'), null)
    assert.equal(whyNotStatus('candidate', 'probationaryMember'), 'becoming-member-is-an-act')
    assert.equal(whyNotStatus('probationaryMember', 'fullMember'), 'becoming-member-is-an-act')
    assert.equal(whyNotStatus('fullMember', 'masses'), 'leaving-is-an-act')
    assert.equal(whyNotStatus('masses', 'masses'), 'value-same')
  })
})

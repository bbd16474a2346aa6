import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  type Candidate,
  type CommendationKind,
  certificateNumber,
  referenceDay,
  whyNotDecide,
  whyNotMove,
  whyNotPropose,
  whyNotYear,
  yearsInParty,
} from './rules.ts'

const candidate = (more: Partial<Candidate> = {}): Candidate => ({
  name: '甲',
  fullMember: true,
  active: true,
  hasPost: false,
  joinedOn: '1975-06-30',
  becameFullOn: '1976-06-30',
  grade: 'qualified',
  ...more,
})
const why = (kind: CommendationKind, more: Partial<Candidate> = {}, year = 2026) =>
  whyNotPropose(kind, candidate(more), year)?.code ?? null

describe('光荣在党50年', () => {
  it('counts full years up to 1 July, from becoming a full member', () => {
    assert.equal(referenceDay(2026), '2026-07-01')
    const years = (becameFullOn: string | null, joinedOn = '1975-06-30') =>
      yearsInParty({ joinedOn, becameFullOn }, '2026-07-01')
    assert.deepEqual([years('1976-07-01'), years('1976-07-02'), years('1976-06-30')], [50, 49, 50])
    assert.equal(years(null, '1976-07-01'), 50)
    assert.equal(yearsInParty({ joinedOn: null, becameFullOn: null }, '2026-07-01'), 0)
  })

  it('is given to the living on the register whose fifty years are over', () => {
    assert.equal(why('fiftyYears'), null)
    assert.equal(why('fiftyYears', { becameFullOn: '1976-07-02' }), 'commendation-too-early')
    assert.equal(why('fiftyYears', { becameFullOn: '1976-07-02' }, 2027), null)
    assert.equal(why('fiftyYears', { active: false }), 'commendation-full-member')
    assert.equal(why('fiftyYears', { grade: null }), null)
  })
})

describe('优秀共产党员 and 优秀党务工作者', () => {
  it('are full members whose last appraisal was good', () => {
    assert.equal(why('excellentMember'), null)
    assert.equal(why('excellentMember', { grade: null }), null)
    assert.equal(why('excellentMember', { fullMember: false }), 'commendation-full-member')
    for (const grade of ['basicallyQualified', 'unqualified'] as const)
      assert.equal(why('excellentMember', { grade }), 'commendation-grade')
  })

  it('of Party work hold a post', () => {
    assert.equal(why('excellentWorker'), 'commendation-post')
    assert.equal(why('excellentWorker', { hasPost: true }), null)
  })
})

describe('The way of a commendation', () => {
  it('is reviewed before it is awarded, taken back only before', () => {
    assert.equal(whyNotMove('award', 'proposed'), 'commendation-moved-on')
    assert.equal(whyNotMove('review', 'proposed'), null)
    assert.equal(whyNotMove('award', 'reviewed'), null)
    assert.equal(whyNotMove('decline', 'reviewed'), null)
    assert.equal(whyNotMove('withdraw', 'reviewed'), 'commendation-moved-on')
    for (const move of ['review', 'award', 'decline', 'withdraw'] as const)
      assert.equal(whyNotMove(move, 'awarded'), 'commendation-moved-on')
  })

  it('ends with the committee for its own level, above it with the department', () => {
    assert.equal(whyNotDecide('所级', false), null)
    assert.equal(whyNotDecide('院级', false), 'commendation-decide-above')
    assert.equal(whyNotDecide('国家级', true), null)
  })

  it('is of a year near by, and its certificate has a number of its own', () => {
    assert.equal(whyNotYear(2027, '2026-11-24'), null)
    assert.equal(whyNotYear(2024, '2026-11-24'), 'commendation-year')
    assert.equal(certificateNumber('excellentMember', 2026, 12), '2026Y00012')
    assert.notEqual(certificateNumber('fiftyYears', 2026, 12), certificateNumber('excellentMember', 2026, 12))
  })
})

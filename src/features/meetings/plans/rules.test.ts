import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { noHolidays } from '#basics/working-days.ts'
import type { BranchFacts, Held } from '../demands/rules.ts'
import { planOf, whyNotPlan } from './rules.ts'

const branch: BranchFacts = {
  kind: 'branch',
  establishedOn: '2015-01-01',
  closedOn: null,
  committee: [{ from: '2024-01-10', until: null }],
  groups: [{ id: 7, name: '第一党小组', from: '2020-01-01', until: null }],
}
const plan = (more: object = {}) =>
  planOf({ branch, year: 2027, known: [], today: '2026-12-20', holidays: noHolidays, ...more })
const of = (kind: string, list = plan()) => list.filter((one) => one.kind === kind)

describe('The plan of a year', () => {
  it('holds what the rules ask for, and a lecture each quarter', () => {
    const kinds = Map.groupBy(plan(), ({ kind }) => kind)
    assert.deepEqual(Object.fromEntries([...kinds].map(([kind, list]) => [kind, list.length])), {
      committeeMeeting: 12,
      themeDay: 12,
      groupMeeting: 12,
      membersMeeting: 4,
      lecture: 4,
      reviewMeeting: 1,
    })
    assert.deepEqual(of('reviewMeeting')[0]?.also, ['memberAppraisal'])
    assert.deepEqual(of('groupMeeting')[0]?.groupId, 7)
    assert.equal(of('membersMeeting')[2]?.title, '第三季度支部党员大会')
  })

  it('is laid on working days of its period', () => {
    // 2027-06-05 is a Saturday; 2027-10-10 a Sunday that is worked here.
    assert.equal(of('committeeMeeting')[5]?.plannedOn, '2027-06-07')
    const holidays = new Map([['2027-10-10', 'working' as const]])
    assert.equal(of('themeDay', plan({ holidays }))[9]?.plannedOn, '2027-10-10')
    assert.equal(of('themeDay')[9]?.plannedOn, '2027-10-11')
  })

  it('asked for in the middle of the year plans what is left, at once where the usual day is past', () => {
    const list = of('committeeMeeting', plan({ today: '2027-09-20' }))
    assert.deepEqual(
      list.map(({ plannedOn }) => plannedOn),
      ['2027-09-20', '2027-10-05', '2027-11-05', '2027-12-06'],
    )
  })

  it('asked for twice adds nothing; what is held or planned already is not planned again', () => {
    const known: Held[] = plan().map(({ kind, also, groupId, plannedOn }) => ({
      kinds: [kind, ...also],
      groupId,
      on: plannedOn,
    }))
    assert.deepEqual(plan({ known }), [])
    const one: Held = { kinds: ['themeDay'], groupId: null, on: '2027-03-30' }
    assert.equal(of('themeDay', plan({ known: [one] })).length, 11)
  })

  it('of a branch without committee and groups, or of a temporary one, holds what it owes', () => {
    const small = plan({ branch: { ...branch, committee: [], groups: [] } })
    assert.deepEqual(
      new Set(small.map(({ kind }) => kind)),
      new Set(['themeDay', 'membersMeeting', 'lecture', 'reviewMeeting']),
    )
    assert.deepEqual(plan({ branch: { ...branch, kind: 'temporaryBranch' } }), [])
  })
})

describe('A meeting', () => {
  const facts = { kind: 'themeDay' as const, groupId: null, groups: [7], closed: false, isBranch: true }
  it('is planned in a branch that stands, of a group where groups meet', () => {
    assert.equal(whyNotPlan(facts), null)
    assert.equal(whyNotPlan({ ...facts, isBranch: false }), 'meeting-branches-only')
    assert.equal(whyNotPlan({ ...facts, closed: true }), 'meeting-branch-closed')
    assert.equal(whyNotPlan({ ...facts, groupId: 7 }), 'meeting-group-needless')
    assert.equal(whyNotPlan({ ...facts, kind: 'groupMeeting' }), 'meeting-group-missing')
    assert.equal(whyNotPlan({ ...facts, kind: 'groupMeeting', groupId: 8 }), 'meeting-group-missing')
    assert.equal(whyNotPlan({ ...facts, kind: 'groupMeeting', groupId: 7 }), null)
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays } from '#basics/days.ts'
import {
  changeStanding,
  isMemberStatus,
  type Standing,
  standingOn,
  standingsFromDates,
  whyNotChange,
} from './rules.ts'

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
const known = (from = '0001-01-01'): Standing[] => [
  { ...facts, from, until: null, previousOrganizationId: null, beganBy: 'known' },
]
const brief = (standings: Standing[]) => standings.map((one) => [one.from, one.until, one.beganBy])

describe('The standings of a member of whom the dates are known', () => {
  it('are probationary from the day of admission and full from the day of confirmation', () => {
    const standings = standingsFromDates(facts, '2020-06-18', '2021-06-18')
    assert.deepEqual(brief(standings), [
      ['2020-06-18', '2021-06-18', 'admitted'],
      ['2021-06-18', null, 'confirmed'],
    ])
    assert.equal(standingOn(standings, '2021-06-17')?.politicalStatus, 'probationaryMember')
    assert.equal(standingOn(standings, '2021-06-18')?.politicalStatus, 'fullMember')
    assert.equal(standingOn(standings, '2020-06-17'), null)
  })

  it('are one period when there was no confirmation, or on the same day', () => {
    assert.equal(standingsFromDates(facts, '2026-05-20', null).length, 1)
    assert.equal(standingsFromDates(facts, '1960-05-20', '1960-05-20').length, 1)
  })
})

describe('A change of a standing', () => {
  it('splits the period at its day and remembers the branch before', () => {
    const standings = changeStanding(known(), '2024-03-01', { organizationId: 2 }, 'moved')
    assert.deepEqual(brief(standings), [
      ['0001-01-01', '2024-03-01', 'known'],
      ['2024-03-01', null, 'moved'],
    ])
    assert.deepEqual([standings[1]?.organizationId, standings[1]?.previousOrganizationId], [2, 1])
  })

  it('dated before a later one is carried on where the later one merely carried the old value', () => {
    const retired = changeStanding(known(), '2025-01-01', { employment: 'retired' }, 'recorded')
    const taught = changeStanding(retired, '2024-01-01', { education: '14' }, 'recorded')
    assert.deepEqual(
      taught.map((one) => [one.from, one.education, one.employment]),
      [
        ['0001-01-01', '21', 'employed'],
        ['2024-01-01', '14', 'employed'],
        ['2025-01-01', '14', 'retired'],
      ],
    )
  })

  it('does not undo what a later change said otherwise', () => {
    const later = changeStanding(known(), '2025-01-01', { organizationId: 3 }, 'moved')
    const between = changeStanding(later, '2024-01-01', { organizationId: 2 }, 'moved')
    assert.deepEqual(
      between.map((one) => one.organizationId),
      [1, 2, 3],
    )
  })

  it('on the day a period begins replaces it, and keeps the act that began it', () => {
    const moved = changeStanding(known(), '2024-03-01', { organizationId: 2 }, 'moved')
    const corrected = changeStanding(moved, '2024-03-01', { education: '31' }, 'recorded')
    assert.deepEqual(brief(corrected), [
      ['0001-01-01', '2024-03-01', 'known'],
      ['2024-03-01', null, 'moved'],
    ])
  })

  it('that changes nothing leaves no new period', () => {
    assert.deepEqual(changeStanding(known(), '2024-03-01', { education: '21' }, 'recorded'), known())
  })

  it('is made today or in the past, within what is known', () => {
    assert.equal(whyNotChange(known(), '2026-11-25', '2026-11-24'), 'effective-in-future')
    assert.equal(whyNotChange(known('2020-01-01'), '2019-12-31', '2026-11-24'), 'effective-before-record')
    assert.equal(whyNotChange(known(), '2026-11-24', '2026-11-24'), null)
    assert.throws(() => changeStanding(known('2020-01-01'), '2019-01-01', {}, 'recorded'), RangeError)
  })

  it('never leaves a gap, an overlap or an empty period, whatever the order of changes', () => {
    const change = fc.record({
      on: fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2018-01-01', days)),
      organizationId: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
      education: fc.option(fc.constantFrom('14', '21', '31'), { nil: undefined }),
    })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const all = changes.reduce((standings, { on, ...asked }) => {
          const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
          return changeStanding(standings, on, given, 'recorded')
        }, known())
        all.forEach((one, at) => {
          assert.equal(one.until, all[at + 1]?.from ?? null)
          assert.ok(one.until === null || one.from < one.until)
        })
        const last = changes.at(-1)
        if (last?.organizationId) assert.equal(standingOn(all, last.on)?.organizationId, last.organizationId)
      }),
    )
  })
})

it('Members are the probationary and the full ones', () => {
  assert.deepEqual(
    (['applicant', 'candidate', 'probationaryMember', 'fullMember'] as const).filter(isMemberStatus),
    ['probationaryMember', 'fullMember'],
  )
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { answers } from './kinds/rules.ts'
import { mendingOf } from './mending/rules.ts'
import { isMeasure, measureKeys, measures } from './rules.ts'

describe('A measure', () => {
  it('is held against the number of a rule as its words say: 3 form a branch, 7 have a committee, 50 are enough', () => {
    const answer = (key: keyof typeof measures, value: number, number: number) =>
      answers(measures[key], value, number)
    assert.deepEqual(
      [2, 3].map((members) => answer('branchTooSmall', members, 3)),
      [true, false],
    )
    assert.deepEqual(
      [6, 7].map((members) => answer('committeeMissing', members, 7)),
      [false, true],
    )
    assert.deepEqual(
      [50, 51].map((members) => answer('branchTooLarge', members, 50)),
      [false, true],
    )
    assert.ok(answers(measures.termEnds, null, null))
  })

  it('leads to the place where it is mended, whatever it is about', () => {
    for (const key of measureKeys) {
      const of = {
        subjectKind: 'organization' as const,
        subjectKey: '12',
        organizationId: 7,
        personId: 5,
        facts: { affair: 3, month: '2026-10' },
      }
      const { label, to } = mendingOf(key, of)
      assert.ok(label.length >= 2, key)
      assert.match(to, /^\/[a-z-]+/, key)
      assert.doesNotMatch(to, /undefined|null/, key)
    }
  })

  it('of a meeting that is owed leads to the kind that is owed; a talk is no meeting', () => {
    const duty = (subjectKey: string) =>
      mendingOf('meetingOwed', {
        subjectKind: 'duty',
        subjectKey,
        organizationId: 7,
        personId: null,
        facts: {},
      }).to
    assert.equal(duty('7:themeDay:2026-11'), '/meetings?organizationId=7&kinds=themeDay&begin=themeDay')
    assert.equal(duty('7:heartToHeart:2026'), '/talks/branches/7')
  })

  it('leads to the record itself where the key tells apart several things of one', () => {
    const to = (measure: 'admissionStep' | 'transferStep', subjectKey: string) =>
      mendingOf(measure, { subjectKind: 'admission', subjectKey, organizationId: 7, personId: 5, facts: {} })
        .to
    assert.equal(to('admissionStep', '31:approval'), '/admissions/31')
    assert.equal(to('transferStep', '9:started'), '/transfers/9')
  })

  it('is known by its key only', () => {
    assert.ok(isMeasure('termEnds'))
    assert.ok(!isMeasure('toString'))
  })
})

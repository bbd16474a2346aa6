import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { branchSizes } from '#features/people/figures/brackets/rules.ts'
import { figureDimensions } from '#features/people/figures/rules.ts'
import { bracketsOn } from '#features/statistics/brackets/rules.ts'
import { questionOf, questionOfMonth, questionOfProbationOver, twelveMonths } from './rules.ts'

describe('What lies behind a number of the dashboard', () => {
  it('is asked by the limits of its bracket', () => {
    assert.deepEqual(questionOf('age', 'upTo30'), { ageTo: 30 })
    assert.deepEqual(questionOf('age', '31-35'), { ageFrom: 31, ageTo: 35 })
    assert.deepEqual(questionOf('ageOfWomen', 'from61'), { ageFrom: 61, gender: 'female' })
    assert.deepEqual(questionOf('joined', 'before1949-10'), { joinedTo: '1949-09-30' })
    assert.deepEqual(questionOf('joined', 'to2012-10'), { joinedFrom: '1979-01-01', joinedTo: '2012-10-31' })
    assert.deepEqual(questionOf('joined', 'since2012-11'), { joinedFrom: '2012-11-01' })
    assert.deepEqual(questionOf('employment', 'other'), { employment: ['left', 'deceased'] })
    assert.deepEqual(questionOf('total', 'all'), {})
    assert.equal(questionOf('height', 'tall'), null)
  })

  it('is known for every bracket that the figures count', () => {
    for (const { key, brackets } of figureDimensions) {
      for (const bracket of brackets) assert.ok(questionOf(key, bracket.key), `${key} ${bracket.key}`)
    }
  })

  it('covers the last twelve months, whole ones, across the turn of the year', () => {
    const months = twelveMonths('2026-03-31')
    assert.equal(months.length, 12)
    assert.deepEqual([months[0], months.at(-1)], ['2025-04', '2026-03'])
    assert.deepEqual(questionOfMonth('2026-02'), { joinedFrom: '2026-02-01', joinedTo: '2026-02-28' })
  })

  it('knows whose year of probation is over', () => {
    assert.deepEqual(questionOfProbationOver('2026-11-24'), {
      politicalStatus: ['probationaryMember'],
      joinedTo: '2025-11-24',
    })
  })
})

describe('The dashboard and the statistics', () => {
  it('use the same brackets, so that their numbers are the same', () => {
    const { dimensions } = bracketsOn('2026-11-24')
    for (const { key, brackets, women } of figureDimensions) {
      const other = dimensions[women ? 'age' : key]
      assert.ok(other, key)
      const known = other.brackets.map((one) => one.key)
      for (const bracket of brackets) assert.ok(known.includes(bracket.key), `${key} ${bracket.key}`)
      const { scale } = other
      if (scale.kind === 'years')
        assert.deepEqual(
          brackets.map((one) => ('least' in one ? one.least : null)),
          scale.least,
        )
      if (scale.kind === 'days')
        assert.deepEqual(
          brackets.map((one) => ('from' in one ? one.from : null)),
          scale.from,
        )
      if (scale.kind === 'codes') {
        const codes = new Map(other.brackets.map((one, at) => [one.key, scale.codes[at]]))
        for (const one of brackets) assert.deepEqual('codes' in one && one.codes, codes.get(one.key))
      }
    }
    const { scale } = dimensions.size as { scale: unknown }
    assert.deepEqual(scale, { kind: 'counts', least: branchSizes.map(({ least }) => least) })
  })
})

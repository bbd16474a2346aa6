import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bracketOf, bracketsOn, type Dimension, type Facts } from './rules.ts'

const { dimensions } = bracketsOn('2026-12-31')
const fallsInto = (id: string, facts: Facts, day = '2026-12-31') => {
  const dimension = dimensions[id] as Dimension
  return dimension.brackets[bracketOf(dimension, facts, day)]?.key ?? '?'
}

describe('Ages of the bulletin', () => {
  const ageOf = (birthDate: string, day?: string) => fallsInto('age', { birthDate }, day)

  // regulations §11, example 15.
  it('are full years on the day counted: born 1996-12-31 is 30, born 1995-12-31 is 31', () => {
    assert.equal(ageOf('1996-12-31'), 'upTo30')
    assert.equal(ageOf('1995-12-31'), '31-35')
    assert.equal(ageOf('1996-01-01'), 'upTo30')
  })

  it('change on the birthday, and for 29 February on 1 March', () => {
    assert.equal(ageOf('1966-02-01', '2026-01-31'), '56-60')
    assert.equal(ageOf('1965-02-01', '2026-02-01'), 'from61')
    assert.equal(ageOf('1996-02-29', '2027-02-28'), 'upTo30')
    assert.equal(ageOf('1996-02-29', '2027-03-01'), '31-35')
  })

  it('know nobody who is born after the day', () => {
    assert.equal(ageOf('2027-01-01'), '?')
  })
})

describe('Periods of joining', () => {
  it('begin on their first day', () => {
    const joined = (joinedOn: string | null) => fallsInto('joined', { joinedOn })
    assert.equal(joined('1949-09-30'), 'before1949-10')
    assert.equal(joined('1949-10-01'), 'to1978-12')
    assert.equal(joined('1978-12-31'), 'to1978-12')
    assert.equal(joined('1979-01-01'), 'to2012-10')
    assert.equal(joined('2012-10-31'), 'to2012-10')
    assert.equal(joined('2012-11-01'), 'since2012-11')
    assert.equal(joined(null), '?')
  })
})

describe('Education', () => {
  it('counts as 大专及以上 only when it was completed, and in its level’s row all the same', () => {
    const both = (education: string) => [
      fallsInto('education', { education }),
      fallsInto('college', { education }),
    ]
    assert.deepEqual(both('21'), ['bachelor', 'yes'])
    assert.deepEqual(both('22'), ['bachelor', 'no'])
    assert.deepEqual(both('61'), ['secondary', 'no'])
    assert.deepEqual(both('XX'), ['?', '?'])
  })
})

describe('汉族 and 少数民族', () => {
  it('are everybody whose code is known', () => {
    const nation = (ethnicity: string) => fallsInto('nation', { ethnicity })
    assert.deepEqual(['01', '56', '97', 'XX'].map(nation), ['han', 'minority', 'minority', '?'])
  })
})

describe('Sizes of branches', () => {
  it('change at 3, 7, 20 and above 50', () => {
    const sizes = [0, 2, 3, 6, 7, 19, 20, 50, 51].map((members) => fallsInto('size', { members }))
    assert.deepEqual(sizes, ['under3', 'under3', '3-6', '3-6', '7-19', '7-19', '20-50', '20-50', 'over50'])
  })
})

describe('党龄', () => {
  it('is counted from the day of becoming a full member, on that day and not before', () => {
    const years = (becameFullOn: string | null, day: string) => fallsInto('partyAge', { becameFullOn }, day)
    assert.equal(years('2021-12-31', '2026-12-30'), 'under5')
    assert.equal(years('2021-12-31', '2026-12-31'), '5-9')
    assert.equal(years('2027-01-01', '2026-12-31'), '?')
    assert.equal(years(null, '2026-12-31'), '?')
  })
})

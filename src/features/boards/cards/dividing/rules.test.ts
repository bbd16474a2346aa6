import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addDays } from '#basics/days.ts'
import { bracketOf } from '#features/statistics/brackets/rules.ts'
import { monthsPutOff, probationDivision, retirementDivision, retiresOn, termDivision } from './rules.ts'

describe('What lies ahead', () => {
  it('puts retirement off by one month for every four, up to three years', () => {
    assert.equal(retiresOn('1964-12-31', 'male'), '2024-12-31')
    assert.equal(retiresOn('1965-01-01', 'male'), '2025-02-01')
    assert.equal(retiresOn('1965-04-30', 'male'), '2025-05-30')
    assert.equal(retiresOn('1965-05-01', 'male'), '2025-07-01')
    assert.equal(monthsPutOff('1976-12-01', 'male'), 36)
    assert.equal(retiresOn('1976-12-01', 'male'), '2039-12-01')
    assert.equal(retiresOn('1990-03-05', 'male'), '2053-03-05')
    assert.equal(retiresOn('1969-12-31', 'female'), '2024-12-31')
    assert.equal(retiresOn('1970-01-01', 'female'), '2025-02-01')
    assert.equal(retiresOn('1981-12-01', 'female'), '2039-12-01')
  })

  it('puts everybody into the year in which he or she retires', () => {
    for (const gender of ['male', 'female'] as const) {
      const division = retirementDivision('2026-11-28').find(({ key }) => key === gender)
      assert.ok(division)
      let born = '1963-01-01'
      while (born < '1975-01-01') {
        const year = Number(retiresOn(born, gender).slice(0, 4))
        const at = bracketOf(division.dimension, { birthDate: born }, '2026-11-28')
        const key: string | undefined = division.dimension.brackets[at]?.key
        const expected = year < 2026 ? 'before' : year > 2031 ? 'later' : String(year)
        assert.equal(key, expected, `${gender} ${born}`)
        born = addDays(born, 13)
      }
    }
  })

  it('tells a term that is over from one that ends this month, and each month from the next', () => {
    const [division] = termDivision('2026-11-28')
    assert.ok(division)
    const keyOf = (termEndsOn: string | null) =>
      division.dimension.brackets[bracketOf(division.dimension, { termEndsOn }, '2026-11-28')]?.key
    assert.equal(keyOf('2026-11-27'), 'before')
    assert.equal(keyOf('2026-11-28'), '2026-11')
    assert.equal(keyOf('2026-12-01'), '2026-12')
    assert.equal(keyOf('2028-10-31'), '2028-10')
    assert.equal(keyOf('2028-11-01'), 'later')
    assert.equal(keyOf(null), undefined)
  })

  it('counts a probation into the month in which its year ends', () => {
    const [division] = probationDivision('2026-11-28')
    assert.ok(division)
    const keyOf = (joinedOn: string) =>
      division.dimension.brackets[bracketOf(division.dimension, { joinedOn }, '2026-11-28')]?.key
    assert.equal(keyOf('2025-11-27'), 'before')
    assert.equal(keyOf('2025-11-28'), '2026-11')
    assert.equal(keyOf('2025-12-31'), '2026-12')
    assert.equal(keyOf('2026-10-31'), '2027-10')
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addDays } from '#basics/days.ts'
import { isDue, periodName, toldBy } from './rules.ts'

describe('The rhythm of a board', () => {
  it('is every Monday, or the first of a month', () => {
    assert.equal(toldBy('week', '2026-11-28'), '2026-11-23')
    assert.equal(toldBy('week', '2026-11-23'), '2026-11-23')
    assert.equal(toldBy('week', '2026-11-29'), '2026-11-23')
    assert.equal(toldBy('month', '2026-11-28'), '2026-11-01')
    assert.equal(periodName('week', '2026-11-28'), '11月23日当周')
    assert.equal(periodName('month', '2026-11-28'), '2026年11月')
  })

  it('tells once for each, whatever nights were missed and however often it is asked', () => {
    let toldOn: string | null = null
    let told = 0
    let day = '2026-01-07'
    const since = day
    while (day <= '2026-12-31') {
      // Every tenth night nothing ran.
      if (Number(day.slice(8)) % 10 !== 0)
        for (let again = 0; again < 2; again++)
          if (isDue({ rhythm: 'week', since, toldOn }, day)) {
            told += 1
            toldOn = day
          }
      day = addDays(day, 1)
    }
    assert.equal(told, 51)
  })

  it('does not tell on the day on which somebody subscribed', () => {
    assert.equal(isDue({ rhythm: 'week', since: '2026-11-23', toldOn: null }, '2026-11-23'), false)
    assert.equal(isDue({ rhythm: 'week', since: '2026-11-23', toldOn: null }, '2026-11-30'), true)
    assert.equal(isDue({ rhythm: 'month', since: '2026-11-28', toldOn: null }, '2026-12-05'), true)
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { monthInWords, monthsFrom } from '#basics/months.ts'
import { arrearStage, lastDueMonth, monthsInArrear } from './rules.ts'

describe('Arrears', () => {
  it('of January to June open a case on 1 July, and nothing more', () => {
    const unpaid = monthsFrom('2026-01', lastDueMonth('2026-07-01', 'monthly'))
    assert.equal(monthsInArrear(unpaid), 6)
    assert.equal(arrearStage(6), 'case')
    const dayBefore = monthsFrom('2026-01', lastDueMonth('2026-06-30', 'monthly'))
    assert.equal(arrearStage(monthsInArrear(dayBefore)), 'remind')
  })

  it('are counted in a row: a month paid between breaks it', () => {
    assert.equal(monthsInArrear([]), 0)
    assert.equal(monthsInArrear(['2025-12', '2026-01', '2026-03', '2026-04', '2026-05']), 3)
    assert.deepEqual([0, 1, 2, 3, 5, 6].map(arrearStage), [
      'none',
      'late',
      'late',
      'remind',
      'remind',
      'case',
    ])
  })

  it('begin when the quarter is over where dues are paid by the quarter', () => {
    assert.deepEqual(
      ['2026-01-31', '2026-03-31', '2026-04-01', '2026-06-30'].map((day) => lastDueMonth(day, 'quarterly')),
      ['2025-12', '2025-12', '2026-03', '2026-03'],
    )
    assert.equal(monthInWords('2026-03'), '2026年3月')
  })
})

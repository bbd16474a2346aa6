import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addDays } from '#basics/days.ts'
import { dayBack, monthsBack, monthsBackOf } from './day-stops.ts'

const today = '2026-11-28'

describe('The slider of days', () => {
  it('stops at the ends of months, and finds its stops again', () => {
    for (let back = 0; back <= monthsBack; back++)
      assert.equal(monthsBackOf(today, dayBack(today, back)), back)
    assert.equal(dayBack(today, 0), today)
    assert.ok(dayBack(today, 1) < today)
  })

  it('shows a day between two stops at the nearer one, and one long ago at its end', () => {
    assert.equal(monthsBackOf(today, addDays(dayBack(today, 3), 2)), 3)
    assert.equal(monthsBackOf(today, '2001-01-01'), monthsBack)
    assert.equal(monthsBackOf(today, undefined), 0)
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addDays, type Day } from './days.ts'
import { type DayKind, type Holidays, nextWorkingDay, noHolidays, workingDaysAfter } from './working-days.ts'

/** 国庆节 2026: 1 to 7 October off, Saturday 10 October worked. */
const october2026: Holidays = new Map<Day, DayKind>([
  ...Array.from({ length: 7 }, (_, at): [Day, DayKind] => [addDays('2026-10-01', at), 'off']),
  ['2026-10-10', 'working'],
])

describe('Working days', () => {
  it('leave out the holiday and count the Saturday that is worked instead', () => {
    assert.equal(workingDaysAfter('2026-09-28', 5, october2026), '2026-10-10')
  })

  it('count the first day only where the text says so', () => {
    assert.equal(workingDaysAfter('2026-09-28', 5, october2026, { inclusive: true }), '2026-10-09')
    assert.equal(workingDaysAfter('2026-09-27', 1, october2026, { inclusive: true }), '2026-09-28')
  })

  it('are Monday to Friday where no table was entered', () => {
    assert.equal(workingDaysAfter('2026-09-28', 5, noHolidays), '2026-10-05')
    assert.equal(workingDaysAfter('2026-11-26', 3, noHolidays), '2026-12-01')
    assert.equal(workingDaysAfter('2026-11-28', 0, noHolidays), '2026-11-28')
  })

  it('begin again on the first day that is worked', () => {
    assert.equal(nextWorkingDay('2026-10-03', october2026), '2026-10-08')
    assert.equal(nextWorkingDay('2026-10-10', october2026), '2026-10-10')
    assert.equal(nextWorkingDay('2026-10-11', october2026), '2026-10-12')
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  addDays,
  addMonths,
  addYears,
  ageOn,
  bornAtLatest,
  type Day,
  dayIn,
  daysBetween,
  firstOfMonth,
  formatDay,
  isDay,
  lastOfMonth,
  parseDay,
} from './days.ts'

const anyDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 10))

describe('Days', () => {
  it('reads the forms a feed may use, and no others', () => {
    assert.equal(parseDay('2026-11-24'), '2026-11-24')
    assert.equal(parseDay('20261124'), '2026-11-24')
    assert.equal(parseDay('2026/1/4'), '2026-01-04')
    for (const wrong of [
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '24/11/2026',
      '',
      '2026',
      '0001-01-01',
      '2026-1-4',
      '2026.1.4',
      ' 2026-01-04',
      '2026-01-04T00:00:00',
    ])
      assert.equal(parseDay(wrong), null, wrong)
  })

  it('keeps to the last day of a shorter month (民法典第二百零二条)', () => {
    assert.equal(addMonths('2026-01-31', 1), '2026-02-28')
    assert.equal(addYears('2024-02-29', 1), '2025-02-28')
    assert.equal(addMonths('2026-08-31', 3), '2026-11-30')
    assert.equal(addMonths('2026-08-31', 6), '2027-02-28')
    assert.equal(addMonths('2026-03-31', -1), '2026-02-28')
  })

  it('counts full years: born 1996-12-31 is 30 on 2026-12-31, born 1995-12-31 is 31', () => {
    assert.equal(ageOn('1996-12-31', '2026-12-31'), 30)
    assert.equal(ageOn('1995-12-31', '2026-12-31'), 31)
    assert.equal(ageOn('1996-02-29', '2027-02-28'), 30)
    assert.equal(ageOn('1996-02-29', '2027-03-01'), 31)
  })

  it('agrees with the birth-day limit that the statistics use', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.integer({ min: 0, max: 90 }), (birth, day, age) => {
        assert.equal(ageOn(birth, day) >= age, birth <= bornAtLatest(day, age))
      }),
    )
  })

  it('counts days forth and back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (day, count) => {
        assert.equal(daysBetween(day, addDays(day, count)), count)
      }),
    )
  })

  it('has an age of at most 30 exactly for those born after the day 31 years before', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (birth, day) => {
        assert.equal(ageOn(birth, day) <= 30, birth > addYears(day, -31))
      }),
    )
  })

  it('never leaves the calendar, and reads back what it wrote', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -1000, max: 1000 }), (day, months) => {
        const other = addMonths(day, months)
        assert.ok(isDay(other), other)
        assert.equal(parseDay(other.replaceAll('-', '')), other)
        assert.ok(firstOfMonth(other) <= other && other <= lastOfMonth(other))
      }),
    )
    assert.equal(isDay('2026-02-29'), false)
    assert.equal(isDay(20260228), false)
  })

  it('gives the same answers in every zone of the host', () => {
    const was = process.env.TZ
    const answers = ['Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Shanghai', 'UTC'].map(
      (zone): Day[] => {
        process.env.TZ = zone
        const shown = new Date('2026-03-08T16:30:00Z')
        return [
          dayIn(shown),
          addDays('1991-04-13', 2),
          addMonths('2026-03-31', -1),
          String(daysBetween('1986-05-03', '1986-05-05')),
        ]
      },
    )
    if (was === undefined) delete process.env.TZ
    else process.env.TZ = was
    for (const answer of answers) assert.deepEqual(answer, ['2026-03-09', '1991-04-15', '2026-02-28', '2'])
  })

  it('knows the day in Shanghai whatever the host’s zone', () => {
    assert.equal(dayIn(new Date('2026-11-23T16:00:00Z')), '2026-11-24')
    assert.equal(dayIn(new Date('2026-11-23T15:59:59Z')), '2026-11-23')
    assert.equal(formatDay('2026-01-04'), '2026年1月4日')
  })
})

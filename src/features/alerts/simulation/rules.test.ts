import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Found } from '../measures/kinds/rules.ts'
import { builtinOf } from '../rulebook/builtin/rules.ts'
import type { Rule } from '../rulebook/rules.ts'
import { begin, daysOf, live } from './rules.ts'

const rule = builtinOf('term-ends') as Rule
const term = (id: number, dueOn: string): Found => ({
  subjectKind: 'organization',
  subjectKey: String(id),
  subjectName: `第${id}党支部`,
  organizationId: id,
  personId: null,
  dueOn,
  since: null,
  value: null,
  facts: {},
})

/** A year to 2026-11-24 in which each term is found until the day it was mended. */
function year(terms: { dueOn: string; mendedOn?: string }[], step = 1) {
  const course = begin(rule)
  daysOf('2026-11-24', step).forEach((day, at) => {
    const found = terms.flatMap(({ dueOn, mendedOn = '9999-12-31' }, id) =>
      day < mendedOn ? [term(id + 1, dueOn)] : [],
    )
    live(course, found, day, at === 0)
  })
  return course
}

describe('A rule tried on the past year', () => {
  it('looks at every day of it, or at one in seven, and always begins where it begins', () => {
    const days = daysOf('2026-11-24', 1)
    assert.deepEqual([days[0], days.at(-1), days.length], ['2025-11-24', '2026-11-24', 366])
    assert.equal(daysOf('2026-11-24', 7).length, 53)
  })

  it('tells what would have opened and closed, and how often somebody would have been told', () => {
    const { sum, months, examples } = year([{ dueOn: '2026-10-31', mendedOn: '2026-08-15' }])
    // Six months before on 30 April, three on 31 July; mended before the next.
    assert.deepEqual(sum, { opened: 1, closed: 1, told: 2, escalated: 0 })
    assert.deepEqual(
      examples.map(({ on, occasion }) => [on, occasion]),
      [
        ['2026-04-30', '到期前6个月'],
        ['2026-07-31', '到期前3个月'],
      ],
    )
    assert.deepEqual([months.get('2026-07')?.open, months.get('2026-08')?.closed], [1, 1])
  })

  it('does not count what was open before the year began, nor what was told of it by then', () => {
    const { sum, alerts } = year([{ dueOn: '2025-12-31' }])
    // Open since June 2025: of the year itself the month before, the day after, and the level above.
    assert.deepEqual(sum, { opened: 0, closed: 0, told: 3, escalated: 1 })
    assert.equal(alerts.size, 1)
  })

  it('tells nobody twice of what was mended for a while and is missing again', () => {
    const course = begin(rule)
    const found = [term(1, '2027-02-28')]
    live(course, [], '2026-09-01', true)
    for (const day of ['2026-09-02', '2026-09-03', '2026-09-04'])
      live(course, day === '2026-09-03' ? [] : found, day)
    assert.deepEqual(course.sum, { opened: 2, closed: 1, told: 1, escalated: 0 })
  })

  it('looked at weekly tells as often, only a few days later', () => {
    const terms = [{ dueOn: '2026-10-31', mendedOn: '2026-08-15' }]
    assert.equal(year(terms, 7).sum.told, year(terms).sum.told)
  })
})

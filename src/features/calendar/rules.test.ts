import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { missingYears, readLines, whyNotArrange } from './rules.ts'

const header = { line: 1, cells: ['日期', '星期', '类别', '节日'] }
const read = (...rows: string[][]) =>
  readLines([header, ...rows.map((cells, at) => ({ line: at + 2, cells }))])

describe('Days of the holiday table', () => {
  it('are worked on a weekend only: Monday to Friday are worked anyway', () => {
    const asked = { from: '2026-10-09', until: '2026-10-10', kind: 'working' as const }
    assert.deepEqual(whyNotArrange(asked), {
      code: 'calendar-worked-anyway',
      facts: { field: 'kind', day: '2026-10-09' },
    })
    assert.equal(whyNotArrange({ ...asked, from: '2026-10-10' }), null)
  })

  it('are not off for weeks on end, nor backwards', () => {
    const off = (from: string, until: string) => whyNotArrange({ from, until, kind: 'off' })?.code
    assert.equal(off('2026-10-01', '2026-10-07'), undefined)
    assert.equal(off('2026-10-01', '2026-10-16'), 'calendar-too-long')
    assert.equal(off('2026-10-07', '2026-10-01'), 'calendar-ends-before')
  })

  it('are missed where a year has no day off', () => {
    assert.deepEqual(missingYears([{ year: 2026, off: 33 }], '2026-11-27'), [2027])
    assert.deepEqual(missingYears([{ year: 2027, off: 0 }], '2026-11-27'), [2026, 2027])
  })
})

describe('A sheet of the holiday table', () => {
  it('is read by the titles of its columns, whatever stands above them', () => {
    const title = { line: 1, cells: ['2027 年放假安排'] }
    assert.deepEqual(
      readLines([title, { ...header, line: 2 }, { line: 3, cells: ['2027/1/1', '星期五', '休假', '元旦'] }]),
      { days: [{ day: '2027-01-01', kind: 'off', name: '元旦' }] },
    )
  })

  it('is refused with the line and what to do there', () => {
    const fault = (...rows: string[][]) => {
      const answer = read(...rows)
      return 'code' in answer ? [answer.code, answer.facts.line] : null
    }
    assert.deepEqual(fault(['2027-02-30', '', '休假', '元旦']), ['calendar-sheet-day', 2])
    assert.deepEqual(fault(['2027-01-01', '', '放假', '元旦']), ['calendar-sheet-kind', 2])
    assert.deepEqual(fault(['2027-01-01', '', '休假', '']), ['calendar-sheet-name', 2])
    assert.deepEqual(fault(['2027-01-04', '', '调休上班', '元旦']), ['calendar-worked-anyway', 2])
    const one = ['2027-01-01', '', '休假', '元旦']
    assert.deepEqual(fault(one, one), ['calendar-sheet-twice', 3])
    assert.deepEqual(fault(), ['calendar-sheet-empty', undefined])
    assert.ok('code' in readLines([{ line: 1, cells: ['日期'] }]))
  })
})

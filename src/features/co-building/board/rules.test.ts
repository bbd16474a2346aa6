import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { comingOf, termYearDue } from './rules.ts'

const project = {
  ...{ id: 7, name: '柳溪养殖小区', organizationId: 3, totalFen: 1_000_000_000, rate: 1000 },
  ...{ termFrom: '2024-11-01', termYears: 2 },
  loan: { fen: 0, rate: 430, years: 2, method: 'equalPrincipal' as const },
}
const lease = { projectId: 7, name: '柳溪养殖小区', agreement: '土地租赁合同', on: '2026-09-01' }

describe('What comes on the board', () => {
  it('is late before it is near, by day, each with what is missing', () => {
    const coming = comingOf([project], [{ id: 7, year: 1, what: 'return', fen: 1 }], [lease], '2026-10-01')
    assert.deepEqual(
      coming.map(({ what, on, fen, late }) => [what, on, fen, late]),
      [
        ['return', '2025-11-01', 99_999_999, true],
        ['agreement', '2026-09-01', null, true],
        ['return', '2026-11-01', 100_000_000, false],
        ['term', '2026-11-01', null, false],
      ],
    )
    assert.equal(coming[1]?.name, '柳溪养殖小区：土地租赁合同')
  })

  it('tells the end of a term half a year ahead, and no more when it is over', () => {
    const ends = (today: string) => comingOf([project], [], [], today).some(({ what }) => what === 'term')
    assert.deepEqual(['2026-05-04', '2026-05-05', '2026-11-01', '2026-11-02'].map(ends), [
      false,
      true,
      true,
      false,
    ])
  })
})

describe('The year of the term that is due in a calendar year', () => {
  const term = { termFrom: '2024-11-01', termUntil: '2026-11-01' }
  it('is the first a year after it began, the last when it ends, and none besides', () => {
    assert.deepEqual(
      [2024, 2025, 2026, 2027].map((year) => termYearDue(term, year)),
      [null, 1, 2, null],
    )
    assert.equal(termYearDue({ termFrom: null, termUntil: null }, 2025), null)
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { balanceOf, fundOf, purposeNames, purposes, type YearSum } from './rules.ts'

const sum = (year: number, kind: YearSum['kind'], fen: number, entries = 1): YearSum => ({
  year,
  kind,
  fen,
  entries,
})

describe('The fund of an organization', () => {
  it('knows the five purposes of article 19 and no other', () => {
    assert.deepEqual(
      purposes.map((one) => purposeNames[one].slice(0, 2)),
      ['培训', '订阅', '表彰', '补助', '补助'],
    )
  })

  it('carries over into a year what the year before left, for as many years as one likes', () => {
    const sums = [
      sum(2024, 'collected', 100_00),
      sum(2024, 'remitted', 20_00),
      sum(2025, 'collected', 50_00),
      sum(2025, 'received', 500_00, 3),
      sum(2025, 'training', 70_00, 2),
      sum(2025, 'remitted', 110_00),
      sum(2026, 'hardship', 40_00),
    ]
    const [first, second, third, fourth] = [2024, 2025, 2026, 2027].map((year) => fundOf(year, sums, null))
    assert.deepEqual([first?.carriedFen, first?.balanceFen], [0, 80_00])
    assert.deepEqual(
      [second?.carriedFen, second?.collectedFen, second?.receivedFen, second?.remittedFen, second?.usedFen],
      [80_00, 50_00, 500_00, 110_00, 70_00],
    )
    assert.equal(second?.balanceFen, 450_00)
    assert.deepEqual(second?.uses[0], { purpose: 'training', fen: 70_00, entries: 2 })
    assert.deepEqual([third?.carriedFen, third?.balanceFen], [450_00, 410_00])
    assert.deepEqual([fourth?.carriedFen, fourth?.balanceFen], [410_00, 410_00])
    assert.equal(balanceOf(sums, null), 410_00)
  })

  it('taken over from paper begins with what was there, and counts nothing of before', () => {
    const sums = [sum(2024, 'collected', 999_00), sum(2025, 'collected', 10_00), sum(2025, 'reading', 3_00)]
    const opening = { fromYear: 2025, fen: 40_00 }
    assert.deepEqual(
      [fundOf(2025, sums, opening), fundOf(2026, sums, opening)].map(({ carriedFen, balanceFen }) => [
        carriedFen,
        balanceFen,
      ]),
      [
        [40_00, 47_00],
        [47_00, 47_00],
      ],
    )
    assert.equal(fundOf(2024, sums, opening).balanceFen, 0)
    assert.equal(balanceOf(sums, opening), 47_00)
  })
})

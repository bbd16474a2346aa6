import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Paid, type Paying, paymentsDue, termEnd } from './rules.ts'

/** 1,000 万 at 10 % for 15 years; 300 万 borrowed for 10 years at 4.3 %. */
const project: Paying = {
  ...{ id: 7, name: '柳溪养殖小区', organizationId: 3, totalFen: 1_000_000_000, rate: 1000 },
  ...{ termFrom: '2024-11-01', termYears: 15 },
  loan: { fen: 300_000_000, rate: 430, years: 10, method: 'equalPrincipal' },
}
const told = (paid: Paid[], until: string) =>
  paymentsDue([project], paid, until).map(({ what, year, on, fen }) => [what, year, on, fen])

describe('What is to be paid', () => {
  it('is due when a year of the term has passed, and not a day before', () => {
    assert.deepEqual(told([], '2025-10-31'), [])
    assert.deepEqual(told([], '2025-11-01'), [
      ['return', 1, '2025-11-01', 100_000_000],
      ['loan', 1, '2025-11-01', 30_000_000 + 12_900_000],
    ])
  })

  it('is what has not come of that year; what came for another year does not count', () => {
    const came = (year: number, what: 'return' | 'loan', fen: number) => ({ id: 7, year, what, fen })
    const paid = [came(1, 'return', 60_000_000), came(1, 'loan', 42_900_000), came(2, 'return', 100_000_000)]
    assert.deepEqual(told(paid, '2025-12-01'), [['return', 1, '2025-11-01', 40_000_000]])
    assert.deepEqual(told([{ ...came(1, 'return', 100_000_000), id: 8 }], '2025-11-01').length, 2)
  })

  it('goes to the bank no longer than the loan, and comes in no longer than the term', () => {
    const all = paymentsDue([project], [], '2099-01-01')
    const years = (kind: string) => all.filter(({ what }) => what === kind).map(({ year }) => year)
    assert.deepEqual([years('return').length, years('loan').at(-1)], [15, 10])
    assert.equal(all.at(-1)?.on, termEnd(project))
  })

  it('is nothing once everything was paid, whatever the terms', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000_000_00 }),
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 0, max: 100 }),
        (totalFen, rate, termYears, percent) => {
          const fen = Math.floor((totalFen * percent) / 100)
          const other = { ...project, totalFen, rate, termYears, loan: { ...project.loan, fen } }
          const due = paymentsDue([other], [], '2099-01-01')
          const paid = due.map((one) => ({ id: 7, year: one.year, what: one.what, fen: one.fen }))
          assert.ok(due.every((one) => one.fen > 0))
          assert.deepEqual(paymentsDue([other], paid, '2099-01-01'), [])
        },
      ),
    )
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { depreciation, divide, internalRate, loanSchedule, payback } from './rules.ts'

const sum = (all: number[]) => all.reduce((one, other) => one + other, 0)
const fen = fc.integer({ min: 1, max: 1_000_000_000_00 })

describe('A loan', () => {
  it('is paid back to the fen, by equal principal or equal payments, whatever the rate', () => {
    fc.assert(
      fc.property(
        fen,
        fc.integer({ min: 0, max: 2000 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('equalPrincipal' as const, 'equalPayment' as const),
        (owed, rate, years, method) => {
          const schedule = loanSchedule({ fen: owed, rate, years, method })
          assert.equal(schedule.length, years)
          assert.equal(sum(schedule.map(({ principalFen }) => principalFen)), owed)
          assert.equal(schedule.at(-1)?.owedFen, 0)
          assert.ok(schedule.every(({ interestFen, owedFen }) => interestFen >= 0 && owedFen >= 0))
        },
      ),
    )
  })

  it('of 100 万 at 4.30 % over ten years costs 12.51 万 a year in equal payments, and 43,000 of interest in the first', () => {
    const terms = { fen: 100_000_000, rate: 430, years: 10 }
    const payments = loanSchedule({ ...terms, method: 'equalPayment' })
    const [first, second] = payments
    assert.equal(first?.interestFen, 4_300_000)
    assert.equal((first?.principalFen ?? 0) + (first?.interestFen ?? 0), 12_513_910)
    assert.equal((second?.principalFen ?? 0) + (second?.interestFen ?? 0), 12_513_910)
    const principal = loanSchedule({ ...terms, method: 'equalPrincipal' })
    assert.deepEqual(
      principal.slice(0, 2).map(({ principalFen, interestFen }) => [principalFen, interestFen]),
      [
        [10_000_000, 4_300_000],
        [10_000_000, 3_870_000],
      ],
    )
  })

  it('of nothing asks for nothing', () => {
    assert.deepEqual(loanSchedule({ fen: 0, rate: 430, years: 5, method: 'equalPayment' }), [])
  })
})

describe('Straight-line depreciation', () => {
  it('ends at the residual value to the fen, and no two years differ by more than a fen', () => {
    fc.assert(
      fc.property(
        fen,
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 1, max: 60 }),
        (cost, left, years) => {
          const residualFen = Math.floor((cost * left) / 100)
          const worn = depreciation({ fen: cost, residualFen, years })
          assert.equal(cost - sum(worn), residualFen)
          assert.ok(Math.max(...worn) - Math.min(...worn) <= 1)
        },
      ),
    )
  })
})

describe('Dividing among villages', () => {
  it('loses nothing and adds nothing, and nobody is further than a fen from his part', () => {
    fc.assert(
      fc.property(
        fen,
        fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 60 }),
        (all, weights) => {
          const parts = divide(all, weights)
          assert.equal(sum(parts), all)
          const whole = BigInt(sum(weights))
          parts.forEach((part, at) => {
            const off = BigInt(part) * whole - BigInt(all) * BigInt(weights[at] ?? 0)
            assert.ok(off < whole && off > -whole)
          })
        },
      ),
    )
  })

  it('gives the fen that are left to the largest rests, of equal rests to whoever stands first', () => {
    assert.deepEqual(divide(100, [1, 1, 1]), [34, 33, 33])
    // 16.67, 33.33 and 50: the first has the largest rest.
    assert.deepEqual(divide(100, [1, 2, 3]), [17, 33, 50])
    assert.deepEqual(divide(1, [1, 3]), [0, 1])
    assert.deepEqual(divide(5, []), [])
  })
})

describe('The internal rate', () => {
  it('is that of the examples published for IRR', () => {
    // The worked examples that Microsoft publishes for its function IRR.
    const flow = [-70_000, 12_000, 15_000, 18_000, 21_000]
    assert.equal(((internalRate(flow) ?? 0) * 100).toFixed(1), '-2.1')
    assert.equal(((internalRate([...flow, 26_000]) ?? 0) * 100).toFixed(1), '8.7')
  })

  it('makes the flow worth nothing at its start', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 1, maxLength: 30 }),
        (spent, back) => {
          const rate = internalRate([-spent, ...back])
          fc.pre(rate !== null && rate < 9 && rate > -0.9)
          const worth = back.reduce((all, one, at) => all + one / (1 + (rate ?? 0)) ** (at + 1), -spent)
          assert.ok(Math.abs(worth) < spent * 1e-6, `${rate} ${worth}`)
        },
      ),
    )
  })

  it('is none where nothing comes back', () => {
    assert.equal(internalRate([-100, 0, 0]), null)
    assert.equal(internalRate([100, 100]), null)
  })
})

describe('The time to pay back', () => {
  it('counts the part of the year in which the sum turns', () => {
    assert.equal(payback([-100, 40, 40, 40]), 2.5)
    assert.equal(payback([-100, 50, 50]), 2)
    assert.equal(payback([-100, 10]), null)
  })
})

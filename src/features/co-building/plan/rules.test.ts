import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { scenariosOf } from '../scenarios/rules.ts'
import { distributable, dueOn, outcomeOf, planOf, residualOf, type Terms } from './rules.ts'

const terms: Terms = {
  totalFen: 4_000_000_000,
  rate: 1000,
  years: 15,
  loan: { fen: 600_000_000, rate: 430, years: 10, method: 'equalPrincipal' },
  assets: [
    { fen: 2_400_000_000, residualFen: 120_000_000, years: 20 },
    { fen: 800_000_000, residualFen: 40_000_000, years: 10 },
  ],
}

describe('The plan of a project', () => {
  it('takes principal, interest and the wear of every asset off the fixed return', () => {
    const [first] = planOf(terms)
    assert.deepEqual(first, {
      year: 1,
      returnFen: 400_000_000,
      principalFen: 60_000_000,
      interestFen: 25_800_000,
      depreciationFen: 114_000_000 + 76_000_000,
      netFen: 124_200_000,
      owedFen: 540_000_000,
    })
  })

  it('is free of the bank after the loan, and of the machines after their ten years', () => {
    const eleventh = planOf(terms)[10]
    assert.deepEqual(
      [eleventh?.principalFen, eleventh?.interestFen, eleventh?.depreciationFen, eleventh?.netFen],
      [0, 0, 114_000_000, 286_000_000],
    )
  })

  it('leaves the buildings with a quarter of their worth and the machines at their residual', () => {
    assert.equal(residualOf(terms), 2_400_000_000 - 15 * 114_000_000 + 40_000_000)
  })

  it('tells the average, the rates and the time to pay back', () => {
    const outcome = outcomeOf(terms)
    assert.equal(
      outcome.netFen,
      planOf(terms).reduce((all, { netFen }) => all + netFen, 0),
    )
    assert.equal(outcome.payback, 10)
    assert.ok((outcome.irr ?? 0) > 0.06 && (outcome.irr ?? 0) < 0.08, String(outcome.irr))
    assert.ok((outcome.ownIrr ?? 0) > (outcome.irr ?? 1), String(outcome.ownIrr))
    assert.ok((outcomeOf(terms, false).irr ?? 0) < (outcome.irr ?? 0))
  })

  it('is due when a year of the term has passed', () => {
    assert.equal(dueOn('2024-02-29', 1), '2025-02-28')
  })
})

describe('What can be divided', () => {
  const year = { depreciationFen: 190_000_000 }
  const paid = { returnFen: 400_000_000, principalFen: 60_000_000, interestFen: 25_800_000 }

  it('is what in fact came less the bank, the wear and what was divided', () => {
    assert.equal(distributable(year, { ...paid, distributedFen: 0 }), 124_200_000)
    assert.equal(distributable(year, { ...paid, distributedFen: 24_200_000 }), 100_000_000)
  })

  it('is nothing while too little came', () => {
    assert.equal(distributable(year, { ...paid, returnFen: 200_000_000, distributedFen: 0 }), 0)
  })
})

describe('The scenarios', () => {
  const operation = { capacity: 2_400_000, priceFen: 2_600, costFen: 2_300 }

  it('change one assumption at a time, and a better rate is a better return', () => {
    const rows = scenariosOf(terms, operation)
    assert.deepEqual(
      rows.map(({ about }) => about),
      [
        'base',
        ...Array(4).fill('rate'),
        ...Array(3).fill('interest'),
        'years',
        'years',
        ...Array(3).fill('price'),
      ],
    )
    const rates = rows.filter(({ about }) => about === 'rate')
    assert.deepEqual(
      rates.map(({ irr }) => irr),
      rates.map(({ irr }) => irr).toSorted((one, other) => (one ?? 0) - (other ?? 0)),
    )
    const [base, dearer] = [
      rows[0],
      rows.find(({ about, interest }) => about === 'interest' && interest === 630),
    ]
    assert.ok((dearer?.averageNetFen ?? 0) < (base?.averageNetFen ?? 0))
  })

  it('tell whether the operation earns what it owes at another price', () => {
    const prices = scenariosOf(terms, operation).filter(({ about }) => about === 'price')
    // 2.4 million at 3 yuan are 720 万 against 400 万; a tenth less is 40 fen.
    assert.equal(scenariosOf(terms, operation)[0]?.cover, 1.8)
    assert.deepEqual(
      prices.map(({ priceFen, cover }) => [priceFen, cover]),
      [
        [2_080, -1.32],
        [2_340, 0.24],
        [2_860, 3.36],
      ],
    )
    const [unknown] = scenariosOf(terms, { ...operation, costFen: null })
    assert.equal(unknown?.cover, null)
  })

  it('hold what somebody asks for himself, last, and shorten the loan with the term', () => {
    const own = scenariosOf(terms, operation, { own: { years: 8, rate: 1100 } }).at(-1)
    assert.deepEqual([own?.about, own?.years, own?.rate, own?.returnFen], ['own', 8, 1100, 440_000_000])
    assert.equal(own?.totalNetFen, 8 * (440_000_000 - 190_000_000) - 600_000_000 - 25_800_000 * 4.5)
  })
})

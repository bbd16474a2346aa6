import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  type Reached,
  type Stage,
  stageOf,
  whyNotAssets,
  whyNotFunds,
  whyNotRate,
  whyNotReach,
} from './rules.ts'

const reached: Reached[] = [
  { stage: 'approval', reachedOn: '2024-02-01' },
  { stage: 'building', reachedOn: '2024-03-01' },
  { stage: 'production', reachedOn: '2024-11-01' },
  { stage: 'firstBatch', reachedOn: null },
]

describe('The stages of a project', () => {
  const why = (stage: Stage, reachedOn: string, of = reached) =>
    whyNotReach({ stage, reachedOn, reached: of, today: '2026-11-24' })?.code ?? null

  it('tell the furthest that was reached by a day; what is only planned does not count', () => {
    assert.deepEqual(
      ['2024-01-31', '2024-02-01', '2024-10-31', '2026-11-24'].map((day) => stageOf(reached, day)),
      [null, 'approval', 'building', 'production'],
    )
  })

  it('are reached one after the other, on days in the same order, none to come', () => {
    assert.equal(why('firstBatch', '2025-01-20'), null)
    assert.equal(why('firstBatch', '2024-10-31'), 'co-building-stage-order')
    assert.equal(why('completion', '2026-11-25'), 'co-building-stage-future')
    assert.equal(why('production', '2024-11-01', reached.slice(0, 1)), 'co-building-stage-before')
    assert.equal(why('approval', '2024-03-02'), 'co-building-stage-after')
  })

  it('may be bought back before anything was sold, once it is being built', () => {
    assert.equal(why('buyback', '2024-05-01', reached.slice(0, 2)), null)
    assert.equal(why('buyback', '2024-05-01', reached.slice(0, 1)), 'co-building-stage-before')
  })
})

describe('The money of a project', () => {
  it('comes from funds that are its total to the fen: what is missing and what is too much is told', () => {
    const funds = [{ fen: 60 }, { fen: 40 }]
    assert.equal(whyNotFunds(100, funds), null)
    assert.equal(whyNotFunds(101, funds)?.difference, 1)
    assert.equal(whyNotFunds(99, funds)?.difference, -1)
  })

  it('is bound in assets that cost no more than it, each worth less at its end than it cost', () => {
    const asset = { name: '鸡舍', fen: 100, residualFen: 5 }
    assert.equal(whyNotAssets(100, [asset]), null)
    assert.equal(whyNotAssets(199, [asset, asset])?.code, 'co-building-assets-sum')
    assert.equal(whyNotAssets(100, [{ ...asset, residualFen: 100 }])?.code, 'co-building-asset-residual')
  })

  it('brings a tenth a year, or less with its ground', () => {
    assert.equal(whyNotRate(1000, undefined), null)
    assert.equal(whyNotRate(999, undefined)?.code, 'co-building-rate-low')
    assert.equal(whyNotRate(999, '联席会议决定'), null)
  })
})

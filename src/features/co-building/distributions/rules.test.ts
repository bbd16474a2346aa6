import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { statusOf, whyNotDecide } from './rules.ts'

describe('How a distribution stands', () => {
  const open = { decidedOn: null, withdrawnBecause: null }
  it('follows its 请示 until somebody writes down what was decided', () => {
    assert.deepEqual(
      ([null, 'draft', 'running', 'agreed', 'refused'] as const).map((request) => statusOf(open, request)),
      ['waiting', 'waiting', 'waiting', 'agreed', 'refused'],
    )
    assert.equal(statusOf({ ...open, decidedOn: '2026-11-20' }, 'agreed'), 'decided')
  })
  it('is withdrawn whatever came before', () => {
    assert.equal(statusOf({ decidedOn: '2026-11-20', withdrawnBecause: '算错了' }, 'agreed'), 'withdrawn')
  })
})

describe('A sum', () => {
  const deciding = {
    fen: 100,
    distributableFen: 100,
    decidedOn: '2026-11-24',
    today: '2026-11-24',
    villages: 3,
  }
  it('is divided to the last fen there is, among those who share, not on a day to come', () => {
    assert.equal(whyNotDecide(deciding), null)
    assert.equal(whyNotDecide({ ...deciding, fen: 101 })?.code, 'co-building-beyond-net')
    assert.equal(whyNotDecide({ ...deciding, villages: 0 })?.code, 'co-building-no-villages')
    assert.equal(whyNotDecide({ ...deciding, today: '2026-11-23' })?.code, 'co-building-decided-future')
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { whyNotUse } from './rules.ts'

const using = {
  fen: 300_00,
  balanceFen: 300_00,
  usedOn: '2026-11-20',
  today: '2026-11-24',
  decidedOn: '2026-11-18',
  decision: '党委会议纪要〔2026〕9号',
}
const code = (change: object) => whyNotUse({ ...using, ...change })?.code ?? null

describe('Dues are used', () => {
  it('within what there is, to the last cent: article 17', () => {
    assert.equal(code({}), null)
    assert.equal(code({ fen: 300_01 }), 'dues-use-beyond')
    assert.equal(code({ balanceFen: -1, fen: 1 }), 'dues-use-beyond')
  })

  it('after it was decided together, not before: article 20', () => {
    assert.equal(code({ decidedOn: '2026-11-20' }), null)
    assert.equal(code({ decidedOn: '2026-11-21' }), 'dues-use-before-decision')
    assert.equal(code({ decidedOn: null }), 'dues-use-decision')
    assert.equal(code({ decision: null }), 'dues-use-decision')
    assert.equal(code({ usedOn: '2026-11-25' }), 'dues-use-future')
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { whyNotFile } from './rules.ts'

const fit = { phase: 'filing', filedOn: '2026-11-24', today: '2026-11-24', since: '2026-11-20' } as const

describe('A founding is put on record', () => {
  it('when the branch stands and has elected, once (支部工作条例第五条)', () => {
    assert.equal(whyNotFile(fit), null)
    for (const phase of ['running', 'electing', 'withdrawn'] as const)
      assert.equal(whyNotFile({ ...fit, phase }), 'filing-too-soon')
    assert.equal(whyNotFile({ ...fit, phase: 'done' }), 'filing-done')
  })

  it('not in the future, not before there was a result', () => {
    assert.equal(whyNotFile({ ...fit, filedOn: '2026-11-25' }), 'filing-in-future')
    assert.equal(whyNotFile({ ...fit, filedOn: '2026-11-19' }), 'filing-before-result')
    assert.equal(whyNotFile({ ...fit, filedOn: '2026-11-20' }), null)
  })
})

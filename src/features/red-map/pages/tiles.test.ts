import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { provinceCodes } from '../rules.ts'
import { stepOf, tilePlaces, tileTowards } from './tiles.ts'

describe('The tiles', () => {
  it('are 34, one for each unit, no two on one place', () => {
    assert.deepEqual(Object.keys(tilePlaces).sort(), [...provinceCodes].sort())
    assert.equal(new Set(Object.values(tilePlaces).map(String)).size, 34)
  })

  it('are walked by the arrows: straight ahead before aside, and no further than the edge', () => {
    assert.equal(tileTowards('36', 'ArrowUp'), '34')
    assert.equal(tileTowards('36', 'ArrowRight'), '33')
    assert.equal(tileTowards('65', 'ArrowRight'), '62', 'over a gap')
    assert.equal(tileTowards('65', 'ArrowLeft'), null)
    assert.equal(tileTowards('36', 'Enter'), null)
  })

  it('can all be reached from any of them', () => {
    const reached = new Set(['11'])
    for (const code of reached)
      for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
        const next = tileTowards(code as '11', key)
        if (next) reached.add(next)
      }
    assert.equal(reached.size, 34)
  })

  it('are coloured by how many are recorded', () => {
    assert.deepEqual([0, 1, 2, 3, 4, 7, 8, 40].map(stepOf), [0, 1, 2, 2, 3, 3, 4, 4])
  })
})

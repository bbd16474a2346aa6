import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { between, inSight, piecesOf } from './piece-places.ts'

const cut = { columns: 4, rows: 2 }
const names = (yaw: number, pitch: number, wide: number) =>
  inSight({ yaw, pitch }, wide, cut).map(({ column, row }) => `${column}-${row}`)

describe('The pieces of a panorama', () => {
  it('are all those it was cut into', () => {
    assert.equal(piecesOf(cut).length, 8)
    assert.equal(names(0, 0, Math.PI).length, 8)
  })

  it('come where one looks first, and those behind one not at all', () => {
    assert.deepEqual(names(-Math.PI / 4, 0.8, 0.3), ['1-0'])
    assert.deepEqual(names(Math.PI / 4, -0.8, 0.3), ['2-1'])
    const ahead = names(0.2, 0.1, 0.6)
    assert.equal(ahead[0], '2-0')
    assert.deepEqual([...ahead].sort(), ['1-0', '1-1', '2-0', '2-1'])
  })

  it('are found across the seam, and all of a row from straight above', () => {
    assert.deepEqual([...names(Math.PI - 0.05, 0.4, 0.3)].sort(), ['0-0', '3-0'])
    assert.deepEqual([...names(0, Math.PI / 2, 0.4)].sort(), ['0-0', '1-0', '2-0', '3-0'])
  })

  it('are one where nothing was cut, in sight wherever one looks', () => {
    for (const yaw of [-3, 0, 3])
      assert.deepEqual(inSight({ yaw, pitch: -1 }, 0.2, { columns: 1, rows: 1 }), [{ column: 0, row: 0 }])
  })

  it('lie as far away as the angle between two looks', () => {
    assert.ok(Math.abs(between({ yaw: 3, pitch: 0 }, { yaw: -3, pitch: 0 }) - (2 * Math.PI - 6)) < 1e-9)
    assert.ok(Math.abs(between({ yaw: 1, pitch: Math.PI / 2 }, { yaw: 2, pitch: 0 }) - Math.PI / 2) < 1e-9)
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { angleAt, degrees, placeOf, radians } from './placed-spots.ts'

describe('A hotspot in the flat picture', () => {
  it('stands in the middle when one looks straight ahead, and comes back to its angle', () => {
    assert.deepEqual(placeOf({ yaw: 0, pitch: 0 }), { x: 0.5, y: 0.5 })
    for (const [yaw, pitch] of [
      [-3, 0.4],
      [1.2, -1.1],
    ] as const) {
      const { x, y } = placeOf({ yaw, pitch })
      const back = angleAt(x, y)
      assert.ok(Math.abs(back.yaw - yaw) < 1e-9 && Math.abs(back.pitch - pitch) < 1e-9)
    }
  })

  it('is given in degrees, and stays within the picture when it goes all round', () => {
    assert.equal(degrees(radians(-135)), -135)
    const { x } = placeOf({ yaw: radians(190), pitch: 0 })
    assert.ok(x > 0 && x < 0.05)
    assert.ok(angleAt(0.5, 0).pitch < Math.PI / 2)
  })
})

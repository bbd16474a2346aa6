import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { placesOf, rings } from './star-places.ts'

const unit = (branches: number) => ({ name: '所', sizes: Array.from({ length: branches }, () => 1) })
const far = ({ x, y }: { x: number; y: number }) => Math.hypot(x, y)

describe('The constellation of an organization', () => {
  it('has a place for each unit and each branch, none on another', () => {
    const placed = placesOf([unit(38), unit(4), unit(0), unit(61), unit(22)])
    assert.deepEqual(
      placed.map(({ dots }) => dots.length),
      [38, 4, 0, 61, 22],
    )
    const points = placed.flatMap(({ at, dots }) => [at, ...dots])
    assert.equal(new Set(points.map(({ x, y }) => `${x} ${y}`)).size, points.length)
  })

  it('keeps everything between the middle and the names', () => {
    for (const branches of [1, 12, 40, 90])
      for (const { dots } of placesOf(Array.from({ length: 22 }, () => unit(branches))))
        for (const dot of dots) assert.ok(far(dot) >= rings.first - 1 && far(dot) < rings.label - 20)
  })

  it('has no name on another, be the units many or as good as at one spot', () => {
    for (const count of [2, 12, 22, 40]) {
      const labels = placesOf(Array.from({ length: count }, (_, at) => unit(at < 2 ? 80 : 1))).map(
        ({ label }) => label,
      )
      for (const [at, one] of labels.entries())
        for (const other of labels.slice(at + 1))
          assert.ok(
            one.anchor !== other.anchor || Math.abs(one.y - other.y) > 20,
            `${count}: ${one.y} ${other.y}`,
          )
      assert.ok(labels.every(({ y }) => Math.abs(y) <= 450))
    }
  })

  it('of nothing is nothing', () => {
    assert.deepEqual(placesOf([]), [])
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { heldBack, leastShown } from './rules.ts'

const lines = (...values: number[]) => values.map((value) => ({ values: [value] }))
const shown = (values: number[], whole: number | null) =>
  heldBack(lines(...values), [whole]).map(([value]) => value)

describe('What a wall may show of few people', () => {
  it('is nothing of fewer than five, and everything of nobody and of many', () => {
    assert.deepEqual(shown([0, 1, 4, 5, 40], null), [0, null, null, 5, 40])
  })

  it('is not worked out from the whole: the next smallest is held back too', () => {
    assert.deepEqual(shown([3, 20, 9], 32), [null, 20, null])
    assert.deepEqual(shown([1, 2, 9, 30], 42), [null, null, null, 30])
    assert.deepEqual(shown([4, 4, 9, 30], 47), [null, null, 9, 30])
    assert.deepEqual(shown([9, 30], 39), [9, 30])
  })

  it('never lets what is held back be worked out to fewer than five people', () => {
    for (let seed = 1; seed < 400; seed++) {
      const values = Array.from({ length: 6 }, (_, at) => (seed * (at + 3) * 7919) % 23)
      const whole = values.reduce((sum, value) => sum + value, 0)
      const told = shown(values, whole)
      const hidden = told.flatMap((value, at) => (value === null ? [values[at] ?? 0] : []))
      if (hidden.length === 0) continue
      const rest = hidden.reduce((sum, value) => sum + value, 0)
      assert.ok(hidden.length > 1 && rest >= leastShown, `${values} → ${told}`)
    }
  })

  it('holds back the women of a line whose whole is held back', () => {
    assert.deepEqual(heldBack([{ values: [3, 0] }, { values: [30, 2] }], [null, null]), [
      [null, null],
      [30, null],
    ])
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hallThemes, type PlannedExhibit } from '../../halls/plan/rules.ts'
import { hallScene } from '../../halls/rules.ts'
import { feetIn, isFree } from './feet.ts'

const exhibit = (id: string, kind: PlannedExhibit['kind']): PlannedExhibit => ({
  id,
  kind,
  size: 'medium',
  year: '1960',
  title: '一张图纸',
  place: '',
  text: '',
  picture: null,
})
const hallOf = (theme: (typeof hallThemes)[number]) =>
  hallScene({
    theme,
    title: '',
    words: '',
    caption: '',
    exhibits: [exhibit('1', 'board'), exhibit('2', 'case'), exhibit('3', 'relic')],
  })

describe('Feet in a hall', () => {
  it('have room at every viewpoint of every hall', () => {
    for (const theme of hallThemes) {
      const hall = hallOf(theme)
      for (const { key, position } of hall.viewpoints)
        assert.ok(isFree(hall, position[0], position[2]), `${theme} ${key}`)
    }
  })

  it('walk ahead by the key, and never through a wall or a showcase', () => {
    for (const theme of hallThemes) {
      const hall = hallOf(theme)
      for (let turn = 0; turn < 6; turn++) {
        const feet = feetIn(hall, [])
        feet.turn(turn, 0)
        feet.key('ArrowUp', true)
        for (let i = 0; i < 400; i++) {
          feet.step(0.05)
          const { x, z } = feet.place()
          assert.ok(isFree(hall, x, z), `${theme} stands in a wall at ${x}, ${z}`)
        }
      }
    }
  })

  it('stand still once they are where they were sent, and before an exhibit look at it', () => {
    const hall = hallOf('era')
    const feet = feetIn(hall, [{ exhibit: '1', from: [2, 1.6, 2], to: [4, 1.6, 2] }])
    feet.standBefore('1')
    for (let i = 0; i < 400; i++) feet.step(0.05)
    const { x, z, yaw } = feet.place()
    assert.ok(Math.hypot(x - 2, z - 2) < 0.02)
    assert.ok(Math.abs(yaw - Math.PI / 2) < 0.01)
    assert.equal(feet.step(0.05), false)
    feet.standAt(1, -1, Math.PI)
    for (let i = 0; i < 400; i++) feet.step(0.05)
    const there = feet.place()
    assert.ok(Math.hypot(there.x - 1, there.z + 1) < 0.02, 'where the plan was pressed')
    assert.ok(Math.abs(Math.cos(there.yaw) + 1) < 0.01)
  })

  it('rest when nobody tells any more of keys that are let go', () => {
    const feet = feetIn(hallOf('era'), [])
    feet.key('ArrowUp', true)
    assert.equal(feet.step(0.05), true)
    feet.rest()
    assert.equal(feet.step(0.05), false)
  })

  it('leave keys alone that mean nothing to them', () => {
    assert.equal(feetIn(hallOf('era'), []).key('Tab', true), false)
  })
})

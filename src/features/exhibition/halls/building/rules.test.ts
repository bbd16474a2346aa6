import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { chanceFrom } from '../light/rules.ts'
import { neighboursOf, whyNotOrder } from '../order/rules.ts'
import { type HallPlan, mostStands, whyNotPlan } from '../plan/rules.ts'
import { doorHeight, hallScene } from '../rules.ts'
import { eyeHeight } from '../viewpoints/rules.ts'
import { ledFrom, whyNotBuild } from './rules.ts'

const plan: HallPlan = {
  theme: 'reform',
  title: '第三展厅',
  words: '走出山沟',
  caption: '',
  exhibits: ['1', '2', '3'].map((id) => ({
    id,
    kind: 'board',
    size: 'medium',
    year: '1984',
    title: `展品${id}`,
    place: '',
    text: '说明',
    picture: null,
  })),
}
const next = { id: 40, title: '第四展厅' }

describe('What may be pressed in a built hall', () => {
  it('leads to each exhibit, to other places to stand, and through the doors there are', () => {
    const led = ledFrom(plan, { next, previous: null })
    const exhibits = new Set(led.flatMap((one) => (one.kind === 'exhibit' ? [one.exhibitId] : [])))
    assert.deepEqual([...exhibits].sort(), [1, 2, 3])
    assert.ok(led.some((one) => one.kind === 'exhibit' && one.label === '展品1'))
    const doors = led.filter((one) => one.kind === 'hall')
    assert.ok(doors.length > 0)
    for (const door of doors) assert.deepEqual([door.hallId, door.way, door.label], [40, 'next', '第四展厅'])
    assert.ok(!ledFrom(plan, { next: null, previous: null }).some(({ kind }) => kind === 'hall'))
  })

  it('lies within what the database takes as an angle', () => {
    for (const { yaw, pitch } of ledFrom(plan, { next, previous: next })) {
      assert.ok(Math.abs(yaw) <= Math.PI + 1e-6 && Math.abs(pitch) <= Math.PI / 2)
    }
  })

  it('is not taken from what was rendered of another hall', () => {
    const keys = hallScene(plan).viewpoints.map(({ key }) => key)
    assert.equal(whyNotBuild(plan, { exhibitIds: [3, 1, 2], keys }), null)
    assert.equal(whyNotBuild(plan, { exhibitIds: [1, 2], keys }), 'hall-changed-meanwhile')
    assert.equal(whyNotBuild(plan, { exhibitIds: [1, 2, 3], keys: ['z'] }), 'hall-changed-meanwhile')
  })
})

describe('The measures of a hall', () => {
  it('let a grown person look around and walk through its doors', () => {
    for (const { position } of hallScene(plan).viewpoints) assert.equal(position[1], eyeHeight)
    assert.ok(doorHeight > eyeHeight + 0.5)
  })

  it('hold so many showcases and not one more', () => {
    const cases = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ ...plan.exhibits[0], id: `c${at}`, kind: 'case' }))
    const facts = (count: number) => ({ words: '', exhibits: cases(count) as HallPlan['exhibits'] })
    assert.equal(whyNotPlan(facts(mostStands)), null)
    assert.equal(whyNotPlan(facts(mostStands + 1))?.code, 'hall-stands-many')
  })

  it('are the same each time: the light follows the same row of numbers', () => {
    const row = (seed: number) => Array.from({ length: 3 }, chanceFrom(seed))
    assert.deepEqual(row(7), row(7))
    assert.notDeepEqual(row(7), row(8))
  })
})

describe('The order of the walk', () => {
  it('is kept only of what is there, each once', () => {
    assert.equal(whyNotOrder([1, 2, 3], [3, 1, 2]), null)
    for (const wrong of [
      [1, 2],
      [1, 2, 2],
      [1, 2, 4],
    ])
      assert.equal(whyNotOrder([1, 2, 3], wrong), 'exhibition-order-changed')
  })

  it('leads each door to the hall before or after, and none out of the ends', () => {
    assert.deepEqual(neighboursOf([5, 6, 7], 6), { next: 7, previous: 5 })
    assert.deepEqual(neighboursOf([5, 6, 7], 7), { next: null, previous: 6 })
  })
})

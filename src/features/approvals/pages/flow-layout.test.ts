import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type FlowStep, layOut, sizes } from './flow-layout.ts'

const step = (key: string, who: string, more: Partial<FlowStep> = {}): FlowStep => ({
  key,
  name: key,
  who,
  state: 'coming',
  ...more,
})
const steps = [
  step('a', '支部', { state: 'done' }),
  step('b', '党委', { state: 'present' }),
  step('c', '支部'),
]

describe('The picture of a flow', () => {
  it('has a lane for each who, a column for each step, and the end behind them', () => {
    const { lanes, nodes, width } = layOut(steps, false, null)
    assert.deepEqual(
      lanes.map(({ who, y }) => [who, y]),
      [
        ['支部', 0],
        ['党委', sizes.lane],
      ],
    )
    assert.deepEqual(
      nodes.map(({ key, y }) => [key, y]),
      [
        ['a', 44],
        ['b', 132],
        ['c', 44],
        ['end', 44],
      ],
    )
    assert.ok(nodes.every(({ x }, at) => at === 0 || x > (nodes[at - 1]?.x ?? 0)))
    assert.ok(nodes.every(({ x }) => x < width))
  })

  it('tells what was walked from what is to come, and draws what was sent back', () => {
    const { arrows } = layOut(steps, false, { from: 'b', to: 'a' })
    assert.deepEqual(
      arrows.map(({ key, kind }) => [key, kind]),
      [
        ['a', 'walked'],
        ['b', 'forward'],
        ['c', 'forward'],
        ['back', 'back'],
      ],
    )
    assert.match(arrows[0]?.path ?? '', /^M\d+ 44H\d+V132H\d+$/)
  })

  it('goes past what is passed over', () => {
    const { arrows, nodes } = layOut(
      [
        step('a', '甲', { state: 'done' }),
        step('b', '乙', { state: 'skipped' }),
        step('c', '甲', { state: 'present' }),
      ],
      false,
      null,
    )
    const target = nodes.find(({ key }) => key === 'c')
    assert.deepEqual(
      arrows.map(({ key, kind }) => [key, kind]),
      [
        ['a', 'walked'],
        ['c', 'forward'],
      ],
    )
    assert.ok(arrows[0]?.path.endsWith(`H${(target?.x ?? 0) - sizes.box / 2 - 7}`))
  })

  it('draws to where a step goes on, not to the next one', () => {
    const { arrows, nodes } = layOut(
      [step('a', '甲', { next: 'c' }), step('b', '甲'), step('c', '甲')],
      false,
      null,
    )
    const target = nodes.find(({ key }) => key === 'c')
    assert.ok(arrows[0]?.path.endsWith(`H${(target?.x ?? 0) - sizes.box / 2 - 7}`))
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { divide, insideOf, type Place, shiftsOf, standsOn } from './rules.ts'

const place = (id: number, path: string, given: Partial<Place> = {}): Place => ({
  id,
  code: `O${id}`,
  name: `组织${id}`,
  shortName: null,
  kind: path.length > 12 ? 'branch' : 'committee',
  path,
  parentId: null,
  from: '0001-01-01',
  until: null,
  establishedOn: null,
  closedOn: null,
  ...given,
})

describe('Organizations inside a subtree', () => {
  it('stay inside without interruption when they are only renamed', () => {
    const renamed = [
      place(3, '00001.00003.', { until: '2026-05-01' }),
      place(3, '00001.00003.', { from: '2026-05-01', name: '新名' }),
    ]
    const inside = insideOf(renamed)
    assert.deepEqual(inside, { ids: [3], from: ['0001-01-01'], until: [null] })
    assert.deepEqual(shiftsOf(inside, '2025-12-31', '2026-11-24'), [])
  })

  it('come and go as a whole within the period only', () => {
    const inside = insideOf([
      place(3, '00001.00003.', { from: '2026-03-01', until: '2026-09-01' }),
      place(4, '00001.00004.', { until: '2025-12-31' }),
      place(5, '00001.00005.', { from: '2026-11-25' }),
    ])
    assert.deepEqual(shiftsOf(inside, '2025-12-31', '2026-11-24'), [
      { id: 3, on: '2026-03-01', into: true },
      { id: 3, on: '2026-09-01', into: false },
    ])
  })

  it('count up to the day they close, and from the day they are established', () => {
    const one = place(3, '00001.00003.', { establishedOn: '2026-02-01', closedOn: '2026-10-01' })
    const stands = ['2026-01-31', '2026-02-01', '2026-09-30', '2026-10-01'].map((day) => standsOn(one, day))
    assert.deepEqual(stands, [false, true, true, false])
  })
})

describe('The organizations directly below', () => {
  const tree = [
    place(1, '00001.'),
    place(2, '00001.00002.', { parentId: 1 }),
    place(3, '00001.00002.00003.', { parentId: 2 }),
    place(4, '00001.00004.', { parentId: 1, shortName: '四支部', closedOn: '2026-06-01' }),
  ]

  it('take everything below them', () => {
    const { brackets, ids, child, states } = divide(tree, 1, '2026-11-24')
    assert.deepEqual(
      brackets.map(({ label }) => label),
      ['组织1（本级）', '组织2', '四支部'],
    )
    assert.deepEqual(
      [ids, child],
      [
        [1, 2, 3, 4],
        [0, 1, 1, 2],
      ],
    )
    assert.deepEqual(states, ['open', 'open', 'open', 'closed'])
  })

  it('of a branch are the branch itself', () => {
    const { brackets, child } = divide([place(3, '00001.00002.00003.')], 3, '2026-11-24')
    assert.deepEqual([brackets, child], [[{ key: '3', label: '组织3' }], [0]])
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { columnsBelow, columnsHolding } from './rules.ts'

const columns = [
  { id: 7, parentId: null, name: '法规制度' },
  { id: 3, parentId: null, name: '学习资料' },
  { id: 9, parentId: 7, name: '党内法规' },
  { id: 4, parentId: 9, name: '条例' },
]

describe('A column of the library', () => {
  it('holds what those below it hold', () => {
    assert.deepEqual(columnsBelow(columns, 7), [7, 9, 4])
    assert.deepEqual(columnsBelow(columns, 3), [3])
  })

  it('is offered when something of it was found, by the way to it, above those below it', () => {
    assert.deepEqual(columnsHolding(columns, new Set([4, 3])), [
      { id: 7, name: '法规制度' },
      { id: 9, name: '法规制度 / 党内法规' },
      { id: 4, name: '法规制度 / 党内法规 / 条例' },
      { id: 3, name: '学习资料' },
    ])
    assert.deepEqual(columnsHolding(columns, new Set([7])), [{ id: 7, name: '法规制度' }])
    assert.deepEqual(columnsHolding(columns, new Set()), [])
  })
})

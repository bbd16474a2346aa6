import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { whyNotPlace, whyNotRemove } from './rules.ts'

const column = (id: number, name: string, parentId: number | null = null, key: string | null = null) => ({
  id,
  key,
  parentId,
  name,
})
const columns = [column(1, '理论学习', null, 'study'), column(2, '读书', 1), column(3, '心得', 2)]

describe('A column', () => {
  it('has a name of its own beside its neighbours', () => {
    assert.equal(whyNotPlace({ id: null, name: '读书', parentId: 1 }, columns)?.field, 'name')
    assert.equal(whyNotPlace({ id: 2, name: '读书', parentId: 1 }, columns), null)
    assert.equal(whyNotPlace({ id: null, name: '读书', parentId: null }, columns), null)
  })

  it('stands in a column that is there, never in itself', () => {
    assert.equal(whyNotPlace({ id: null, name: '新', parentId: 9 }, columns)?.code, 'library-column-unknown')
    assert.equal(
      whyNotPlace({ id: 1, name: '理论学习', parentId: 3 }, columns)?.code,
      'library-column-circle',
    )
    assert.equal(whyNotPlace({ id: 2, name: '读书', parentId: 2 }, columns)?.code, 'library-column-circle')
  })

  it('is removed when it is empty and not one of the program’s own', () => {
    assert.equal(whyNotRemove(column(3, '心得', 2), { materials: 0, columns: 0 }), null)
    assert.equal(whyNotRemove(column(2, '读书', 1), { materials: 0, columns: 1 }), 'library-shelf-full')
    assert.equal(whyNotRemove(column(3, '心得', 2), { materials: 1, columns: 0 }), 'library-shelf-full')
    assert.equal(
      whyNotRemove(column(1, '理论', null, 'study'), { materials: 0, columns: 0 }),
      'library-column-fixed',
    )
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ancestors, matching, plant, rows } from './organization-rows.ts'

const nodes = [
  { id: 1, name: '星河研究院党委', parentId: null, initials: 'xhyjydw' },
  { id: 2, name: '总体设计室党总支', parentId: 1, initials: 'ztsjsdzz' },
  { id: 3, name: '总体一组党支部', parentId: 2, initials: 'ztyzdzb' },
  { id: 4, name: '财务处党支部', parentId: 1, initials: 'cwcdzb' },
]
const forest = plant(nodes)
const names = (drawn: ReturnType<typeof rows>) =>
  drawn.map((row) => `${'　'.repeat(row.depth)}${row.node.name}`)

describe('the organization tree', () => {
  it('shows what has been opened, and nothing below what is closed', () => {
    assert.deepEqual(names(rows(forest, new Set(), null)), ['星河研究院党委'])
    assert.deepEqual(names(rows(forest, new Set([1]), null)), [
      '星河研究院党委',
      '　总体设计室党总支',
      '　财务处党支部',
    ])
  })

  it('finds an organization by part of its name or by initials, and shows the way down to it', () => {
    const found = matching(forest, 'ztyz')
    assert.deepEqual([...(found?.hits ?? [])], [3])
    assert.deepEqual(names(rows(forest, new Set(), found?.shown ?? null)), [
      '星河研究院党委',
      '　总体设计室党总支',
      '　　总体一组党支部',
    ])
    assert.equal(matching(forest, '  '), null)
    assert.equal(matching(forest, '没有这个')?.hits.size, 0)
  })

  it('takes what lies at the edge of the reach for a root', () => {
    const partial = plant(nodes.slice(1))
    assert.deepEqual(
      partial.roots.map((node) => node.id),
      [2, 4],
    )
    assert.deepEqual(ancestors(partial, 3), [2])
  })
})

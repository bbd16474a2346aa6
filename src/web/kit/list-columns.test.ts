import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { nextOrder, pickColumns, sortName } from './list-columns.ts'
import { pagesShown } from './pages-shown.ts'
import { addressOf, parseSearch, writeSearch } from './search-text.ts'

const columns = [
  { key: 'name', title: '姓名', fixed: true, sort: true },
  { key: 'joinedOn', title: '入党日期', sort: 'joined' },
  { key: 'phone', title: '手机号码', hidden: true },
]
const keys = (picked: typeof columns) => picked.map((column) => column.key)

describe('The columns of a list', () => {
  it('are those not hidden, until a person chooses, in the chosen order', () => {
    assert.deepEqual(keys(pickColumns(columns, null) as typeof columns), ['name', 'joinedOn'])
    assert.deepEqual(keys(pickColumns(columns, ['phone', 'name']) as typeof columns), ['phone', 'name'])
  })

  it('never lose one that must be there, and forget one that is no more', () => {
    assert.deepEqual(keys(pickColumns(columns, ['phone', 'gone']) as typeof columns), ['name', 'phone'])
  })

  it('sort upwards, then downwards, then as at first', () => {
    const name = sortName(columns[1] as (typeof columns)[0]) as string
    assert.equal(name, 'joined')
    assert.equal(nextOrder(name, { sort: 'tree', descending: false }, 'tree'), 'joined')
    assert.equal(nextOrder(name, { sort: 'joined', descending: false }, 'tree'), '-joined')
    assert.equal(nextOrder(name, { sort: 'joined', descending: true }, 'tree'), undefined)
    assert.equal(nextOrder(name, { sort: 'joined', descending: true }, '-joined'), 'joined')
  })
})

describe('The pages of a list', () => {
  it('always show the first, the last and those around the present one', () => {
    assert.deepEqual(pagesShown(1, 1), [1])
    assert.deepEqual(pagesShown(1, 745), [1, 2, 3, -745, 745])
    assert.deepEqual(pagesShown(300, 745), [1, -298, 298, 299, 300, 301, 302, -745, 745])
  })

  it('leave no gap that hides a single page', () => {
    assert.deepEqual(pagesShown(5, 9), [1, 2, 3, 4, 5, 6, 7, 8, 9])
  })
})

describe('What a list is narrowed to', () => {
  it('stands in the address, and is read from it again', () => {
    const text = writeSearch({
      text: '王',
      kinds: ['branch', 'jointBranch'],
      closed: false,
      page: undefined,
      from: 30,
    })
    assert.equal(decodeURIComponent(text), '?text=王&kinds=branch&kinds=jointBranch&from=30')
    assert.deepEqual(parseSearch(text), { text: '王', kinds: ['branch', 'jointBranch'], from: '30' })
  })

  it('leaves the address bare when nothing is asked', () => {
    assert.equal(addressOf('/people', { text: '', organizationId: undefined }), '/people')
    assert.equal(addressOf('/people', { organizationId: 3 }), '/people?organizationId=3')
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cellsOf, type Header, personColumns, readHeader, titleOf, unitColumns } from './rules.ts'

const titlesOf = (columns: Record<string, { title: string }>) =>
  Object.values(columns).map(({ title }) => title)
const people = titlesOf(personColumns)
const units = titlesOf(unitColumns)

describe('The header of a sheet', () => {
  it('tells people from organizations, in any order of columns', () => {
    assert.equal((readHeader(people.toReversed()) as Header).kind, 'people')
    assert.equal((readHeader(units.toReversed()) as Header).kind, 'organizations')
  })
  it('names every required column that is missing', () => {
    assert.deepEqual(readHeader(people.filter((title) => title !== '姓名' && title !== '学历')), {
      code: 'feed-header-missing',
      facts: { kind: 'people', missing: '姓名、学历' },
    })
    assert.deepEqual(readHeader(['组织编码', '组织名称', '类别']), {
      code: 'feed-header-missing',
      facts: { kind: 'organizations', missing: '上级编码' },
    })
  })
  it('may leave out what is not required', () => {
    assert.equal((readHeader(['组织编码', '组织名称', '上级编码', '类别']) as Header).kind, 'organizations')
  })
  it('refuses a sheet that is neither, and a column that stands twice', () => {
    assert.deepEqual(readHeader(['姓名', '', '电话']), {
      code: 'feed-header-unknown',
      facts: { found: '姓名、电话' },
    })
    assert.deepEqual(readHeader([...people, '姓名']), {
      code: 'feed-header-twice',
      facts: { column: '姓名' },
    })
  })
  it('reports unknown columns and knows its own quarantine sheet', () => {
    const header = readHeader([...people, '备注', '', '退回原因']) as Header
    assert.deepEqual(header.unknown, ['备注'])
    assert.equal(header.correction, true)
  })
})

describe('The cells of a row', () => {
  it('are tidied and known by field, blank where the row ends early', () => {
    const header = readHeader([
      '姓名\u3000',
      '工号',
      ...people.filter((title) => !['姓名', '工号'].includes(title)),
    ]) as Header
    const cells = cellsOf(header, [' 王䶮 ', '\uFEFFＥ００１'])
    assert.equal(cells.name, '王䶮')
    assert.equal(cells.employeeNo, 'E001')
    assert.equal(cells.posts, '')
    assert.equal(titleOf('people', 'posts'), '党内职务')
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bracketsOn, type Dimension, type Facts } from '../brackets/rules.ts'
import { tally } from '../tally/rules.ts'
import { crossIds, fillCross, whyNotCross } from './rules.ts'

const { dimensions } = bracketsOn('2026-11-24')
const people: Facts[] = [
  { gender: 'male', employment: 'employed', ethnicity: '01', becameFullOn: '2000-01-01' },
  { gender: 'male', employment: 'retired', ethnicity: '01', becameFullOn: null },
  { gender: 'male', employment: 'employed', ethnicity: '09', becameFullOn: null },
  { gender: 'female', employment: 'employed', ethnicity: '09', becameFullOn: '2020-01-01' },
]
type Asked = Parameters<typeof fillCross>[0]

function fill(asked: Asked) {
  const divided = [...crossIds(asked)].map((id) => dimensions[id] as Dimension)
  const { rows, columns } = fillCross(asked, tally(divided, people, '2026-11-24'), dimensions, '表')
  return {
    columns: columns.map(({ label }) => label),
    rows: rows.map(({ label, cells }) => [label, ...cells]),
  }
}

const byGender: Asked = { lines: 'gender', columns: 'employment', measure: 'heads', filters: [] }

describe('A free cross-table', () => {
  it('counts heads, or what share of the line, the column or the whole they are', () => {
    assert.deepEqual(fill(byGender), {
      columns: ['合计', '在岗', '离退休', '其他'],
      rows: [
        ['合计', 4, 3, 1, 0],
        ['男', 3, 2, 1, 0],
        ['女', 1, 1, 0, 0],
      ],
    })
    assert.deepEqual(fill({ ...byGender, measure: 'shareOfLine' }).rows[1], ['男', 100, 66.7, 33.3, 0])
    assert.deepEqual(fill({ ...byGender, measure: 'shareOfColumn' }).rows[1], ['男', 75, 66.7, 100, 0])
    assert.deepEqual(fill({ ...byGender, measure: 'shareOfAll' }).rows[1], ['男', 75, 50, 25, 0])
  })

  it('leaves out whom a filter leaves out, and shows whom no bracket fits', () => {
    const filters = [{ dimension: 'nation', keys: ['minority'] }]
    assert.deepEqual(fill({ ...byGender, columns: undefined, filters }).rows, [
      ['合计', 2],
      ['男', 1],
      ['女', 1],
    ])
    const partyAge = fill({ ...byGender, lines: 'partyAge', columns: undefined })
    assert.deepEqual(partyAge.rows.at(-1), ['预备期（未计党龄）', 2])
  })

  it('shows of many brackets only those with people', () => {
    const { rows } = fill({ ...byGender, lines: 'ethnicity', columns: undefined })
    assert.deepEqual(
      rows.map(([label]) => label),
      ['合计', '汉族', '布依族'],
    )
  })

  it('is refused with one dimension twice, or with a bracket that is not there', () => {
    assert.equal(whyNotCross({ ...byGender, columns: 'gender' }, dimensions), 'same-dimension-twice')
    const filters = [{ dimension: 'gender', keys: ['other'] }]
    assert.equal(whyNotCross({ ...byGender, filters }, dimensions), 'bracket-unknown')
    assert.equal(whyNotCross(byGender, dimensions), null)
  })
})

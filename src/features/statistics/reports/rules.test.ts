import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { FilledShape } from '../answers/contract.ts'
import { tableIds } from '../tables/catalogue/rules.ts'
import { cellChanges, checksInWords, tablesInWords } from './rules.ts'

const table = (rows: Record<string, number[]>): FilledShape => ({
  id: 't',
  title: '表',
  unit: '人',
  columns: [
    { key: 'total', label: '合计', group: null },
    { key: 'female', label: '女', group: '其中' },
  ],
  rows: Object.entries(rows).map(([key, cells]) => ({ key, label: key, level: 1, unit: '人', cells })),
})

describe('A report compared with the same report now', () => {
  it('names each cell that differs, and lines that came or went', () => {
    const before = [table({ total: [5, 2], 汉族: [5, 2] })]
    const after = [table({ total: [5, 3], 回族: [1, 1], 汉族: [5, 2] })]
    assert.deepEqual(
      cellChanges(before, after).map(({ row, column, before: was, after: is }) => [row, column, was, is]),
      [
        ['total', '女', 2, 3],
        ['回族', '合计', null, 1],
        ['回族', '女', null, 1],
      ],
    )
    assert.deepEqual(cellChanges(before, before), [])
  })
})

it('A report that was made is told by how much of the set it holds, and by what does not agree', () => {
  assert.deepEqual([tablesInWords(tableIds), tablesInWords(['members-basic'])], ['整套', '1 张'])
  assert.deepEqual([0, 2].map(checksInWords), ['相符', '2 项不符'])
})

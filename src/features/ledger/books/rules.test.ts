import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { honoursChapter, itemsChapter } from '../chapters/work/rules.ts'
import { chapterNumber, isAcross, printedBook } from './rules.ts'

describe('A year book', () => {
  it('numbers its chapters as books do', () => {
    assert.deepEqual([1, 9, 10, 11, 15, 20, 21].map(chapterNumber), [
      '一',
      '九',
      '十',
      '十一',
      '十五',
      '二十',
      '二十一',
    ])
  })

  it('is printed with a cover, and what is wide stands across', () => {
    const at = { organizationId: 7, year: 2026 }
    const chapters = [honoursChapter(at, []), itemsChapter(at, [])]
    assert.deepEqual(chapters.map(isAcross), [false, true])
    const book = {
      name: '东区第一党支部',
      parentName: null,
      secretary: '书记',
      year: 2026,
      asOf: '2026-11-24',
      chapters,
    }
    const printed = printedBook(book, 'abc', '2026-11-25')
    assert.deepEqual(printed.cover.slice(1), [
      ['上级党组织', ''],
      ['书记', '书记'],
      ['截至日期', '2026年11月24日'],
      ['生成日期', '2026年11月25日'],
    ])
    assert.deepEqual(
      printed.chapters.map(({ title, rows, empty }) => [title, rows, empty]),
      [
        ['一、表彰奖励', [], '这一年没有登记'],
        ['二、任务和问题整改', [], '这一年没有登记'],
      ],
    )
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readQuestion, withFilter, writeQuestion } from './cross-question.ts'

describe('The address of a cross-table', () => {
  it('says what was designed, and reads it back', () => {
    const asked = {
      subject: 'member' as const,
      lines: 'age' as const,
      columns: 'education' as const,
      measure: 'shareOfLine' as const,
      filters: [{ dimension: 'gender' as const, keys: ['female'] }],
    }
    const address = writeQuestion(asked)
    assert.deepEqual(address.filter, ['gender:female'])
    assert.deepEqual(readQuestion({ ...address, subject: '' } as never), asked)
  })

  it('with anything unreadable falls back to the usual', () => {
    const asked = readQuestion({ lines: 'x', columns: 'age', filter: ['nothing', 'gender:'] })
    assert.deepEqual([asked.lines, asked.columns, asked.filters], ['age', undefined, []])
    assert.equal(readQuestion({ columns: 'none' }).columns, undefined)
  })

  it('loses a condition when its last bracket is let go', () => {
    const filters = [{ dimension: 'gender' as const, keys: ['female'] }]
    assert.deepEqual(withFilter(filters, 'gender', []), [])
    assert.deepEqual(withFilter(filters, 'gender', ['male']), [{ dimension: 'gender', keys: ['male'] }])
  })
})

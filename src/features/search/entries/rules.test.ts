import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { entryOf } from '../sources/rules.ts'
import { marksOfEntry, monthsBack, newestTenDays, nextCount } from './rules.ts'

describe('How many entries are written at once', () => {
  it('grows while nobody could notice, and is halved when somebody could', () => {
    assert.equal(nextCount(5, 20), 10)
    assert.equal(nextCount(38, 20), 40)
    assert.equal(nextCount(20, 100), 20)
    assert.equal(nextCount(20, 300), 10)
    assert.equal(nextCount(1, 3000), 1)
  })
})

describe('An entry is marked', () => {
  const entry = entryOf({ source: 'matter', subjectId: 1, title: '某事', text: '某事' })
  it('by where it lies, what it is, and who has to do with it', () => {
    const marks = marksOfEntry(
      {
        ...entry,
        kind: 'running',
        organizationPath: '1.7.',
        hands: ['a17', 'committee-3'],
        issuer: '某支部',
        columnId: 4,
        datedOn: '2026-11-24',
      },
      ['1.9.'],
    )
    const wanted = ['s:matter', 'o:1', 'o:7', 'o:9', 'h:a17', 'h:committee-3', 'k:running', 'c:4', 'i:某支部']
    assert.deepEqual(marks, [...wanted, 'y:2026', 'm:2026-11', 'd:2026-11-3'])
  })

  it('by no day when it has none', () =>
    assert.deepEqual(marksOfEntry(entry, []), ['s:matter', 'y:none', 'm:none']))

  it('by months that are counted back over the year', () =>
    assert.deepEqual(monthsBack('2026-02-10', 3), ['2026-02', '2026-01', '2025-12']))

  it('by ten days, and those before them: the thirty-first belongs to the last of its month', () => {
    assert.deepEqual(newestTenDays('2026-03-31'), ['2026-03-3'])
    assert.deepEqual(newestTenDays('2026-03-05'), ['2026-03-1', '2026-02-3'])
  })
})

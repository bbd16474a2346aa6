import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { whyNotCron } from '../sources/rules.ts'
import { timetableInWords, timetables } from './timetables.ts'

describe('The times of pulling a source', () => {
  it('are offered in words, and each is one that the program takes', () => {
    const offered = timetables(null)
    assert.ok(offered.some(({ label }) => label === '每天 2:30'))
    assert.deepEqual(
      offered.filter(({ value }) => whyNotCron(value) !== null),
      [],
    )
  })

  it('keep one that was set otherwise', () => {
    assert.equal(timetables('15 6 * * *').at(-1)?.value, '15 6 * * *')
    assert.equal(timetableInWords('15 6 * * *'), '另设的时间（15 6 * * *）')
    assert.equal(timetableInWords(null), '手动拉取')
  })
})

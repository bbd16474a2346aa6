import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { byKind, isDue, minutesSince, readPage, wallClock, whyNotCron, whyNotUrl } from './rules.ts'

// Tuesday, 24 November 2026, 16:05 in Shanghai.
const now = new Date('2026-11-24T08:05:00Z')
const due = (cron: string) => isDue(cron, wallClock(now))

describe('A source’s address', () => {
  it('is http or https, without a password in it', () => {
    assert.equal(whyNotUrl('https://mdm.example.test/api/people?active=1'), null)
    for (const wrong of [
      'ftp://mdm/',
      'file:///etc/passwd',
      'mdm/api',
      'http://user:secret@mdm/',
      'javascript:alert(1)',
    ])
      assert.equal(whyNotUrl(wrong), 'source-url', wrong)
  })
})

describe('A source’s clock', () => {
  it('is read as cron reads it', () => {
    assert.ok(due('5 16 * * *'))
    assert.ok(due('*/5 8-18 * * 1-5'))
    assert.ok(due('5 16 24 11 *'))
    assert.ok(due('0-10 16 * * 2'))
    assert.ok(due('5 16 1 * 2'), 'either the date or the weekday')
    assert.ok(!due('5 16 1 * *'))
    assert.ok(!due('6 16 * * *'))
    assert.ok(!due('5 16 * * 0'))
    assert.ok(isDue('0 0 * * 7', wallClock(new Date('2026-11-28T16:00:00Z'))), 'Sunday is 0 and 7')
  })
  it('is refused when it is none', () => {
    for (const wrong of [
      '',
      '* * * *',
      '60 * * * *',
      '* 24 * * *',
      '* * 0 * *',
      '*/0 * * * *',
      '5-1 * * * *',
      'a b c d e',
    ])
      assert.equal(whyNotCron(wrong), 'source-cron', wrong)
    assert.equal(whyNotCron('30 2 * * *'), null)
  })
  it('names every minute since the last run, but no more than an hour', () => {
    assert.equal(minutesSince('2026-11-24T08:02:30Z', now).length, 3)
    assert.equal(minutesSince('2026-11-24T08:05:00Z', now).length, 0)
    assert.equal(minutesSince('2026-11-20T08:05:00Z', now).length, 60)
    assert.equal(minutesSince(null, now).length, 1)
  })
})

describe('A page of a source', () => {
  it('holds records, and says where it goes on', () => {
    assert.deepEqual(readPage({ records: [{ code: 'A' }], next: 'p2' }), {
      records: [{ code: 'A' }],
      next: 'p2',
    })
    assert.deepEqual(readPage({ records: [], next: null }), { records: [], next: null })
    assert.deepEqual(readPage({ records: [] }), { records: [], next: null })
    assert.deepEqual(readPage({ records: [], next: 2 }), { records: [], next: '2' })
    for (const wrong of [null, [], { records: {} }, { records: [1] }, { records: [], next: {} }, 'x'])
      assert.equal(readPage(wrong), 'source-answer', JSON.stringify(wrong))
  })
  it('speaks of people and of units', () => {
    const { people, organizations } = byKind([{ employeeNo: '1' }, { code: 'A' }])
    assert.deepEqual([people.length, organizations.length], [1, 1])
  })
})

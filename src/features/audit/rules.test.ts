import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { minuteOf } from '#basics/days.ts'
import { actorInWords, changesOf, fieldInWords, organizationAt } from './rules.ts'

describe('What an entry changed', () => {
  it('is told field by field, and only what differs', () => {
    const before = { name: '张山', phone: null, gender: 'male' }
    const after = { name: '张三', phone: '', gender: 'male', native: '北京' }
    assert.deepEqual(changesOf(before, after), [
      { field: 'name', before: '张山', after: '张三' },
      { field: 'native', before: null, after: '北京' },
    ])
  })
  it('names what is nested from outside in', () => {
    assert.deepEqual(changesOf({ term: { endsOn: '2027' } }, { term: { endsOn: '2030' } }), [
      { field: 'term.endsOn', before: '2027', after: '2030' },
    ])
  })
  it('may be all new, all gone or nothing', () => {
    assert.deepEqual(changesOf(null, { role: '党委' }), [{ field: 'role', before: null, after: '党委' }])
    assert.deepEqual(changesOf({ role: '党委' }, null), [{ field: 'role', before: '党委', after: null }])
    assert.deepEqual(changesOf(null, null), [])
  })
})

describe('A value', () => {
  const names = (code: string) => ({ male: '男' })[code] ?? code
  const words = (value: unknown) => fieldInWords('note', value, names)
  it('is read in words', () => {
    assert.deepEqual(
      [words('male'), words('张三'), words(true), words(12.5), words(null), words('')],
      ['男', '张三', '是', '12.5', null, null],
    )
    assert.equal(words(['male', null]), '男、空')
    assert.equal(words([{ name: '第一组', size: 3 }]), 'name：第一组；size：3')
    assert.equal(words('2026-11-24T16:30:00.000Z'), '2026-11-25 00:30')
    assert.equal(words('2026-11-24'), '2026-11-24')
  })
  it('of money, kept in fen, is told in yuan', () => {
    assert.deepEqual(
      ['fen', 'settings.farmerFen', 'hours', 'confirmed'].map((field) => fieldInWords(field, 50_050, names)),
      ['500.50 元', '500.50 元', '50050', '50050'],
    )
  })
  it('knows the hour in Beijing and the organization of a path', () => {
    assert.equal(minuteOf('2026-11-24T08:00:00.000Z'), '2026-11-24 16:00')
    assert.deepEqual(
      [organizationAt('00001.0000z.'), organizationAt('00010.'), organizationAt('')],
      [35, 36, null],
    )
  })
})

describe('Who did something', () => {
  it('is a person, or the platform where it was later work', () => {
    assert.equal(actorInWords('李海'), '李海')
    assert.equal(actorInWords('accounts.close-of-those-gone'), '平台（自动）')
  })
})

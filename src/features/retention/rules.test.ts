import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { networkLogs, sixMonths } from '#basics/retention.ts'
import { endings } from './endings/queries.ts'
import { retentionKeys, retentionRules } from './kept/rules.ts'
import { byItself, never } from './never/rules.ts'
import {
  becauseWords,
  daysOf,
  mostDays,
  overBefore,
  periodsInForce,
  periodWords,
  rulesAsked,
  talliesOf,
  whyNotPeriod,
} from './rules.ts'

const schema = readFileSync('database/schema.sql', 'utf8')
const tables = [...schema.matchAll(/^create table (\w+) \(/gm)].map(([, name]) => name)
const twice = (names: readonly string[]) => names.filter((name, at) => names.indexOf(name) !== at)

describe('What ends by its time', () => {
  it('is declared by the feature whose table it is, and gathered from all of them', () => {
    const declared = globSync('src/features/*/retention/rules.ts').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^ {4}key: '(.+)',$/gm)].map(([, key = '']) => key),
    )
    assert.ok(declared.length >= 20)
    assert.deepEqual([...retentionKeys].sort(), [...declared, 'platform.answers'].sort())
    assert.deepEqual(twice(retentionKeys), [])
    assert.deepEqual(twice(retentionRules.map(({ title }) => title)), [])
  })

  it('stands in tables that are there, each under one rule, and is found in the first of them', () => {
    const listed = retentionRules.flatMap((rule) => rule.tables)
    assert.deepEqual(
      listed.filter((table) => !tables.includes(table)),
      [],
    )
    assert.deepEqual(twice(listed), [])
    for (const { key, tables: own, effect, held } of retentionRules) {
      assert.equal(endings[key].table, own[0], key)
      assert.equal(effect === 'emptied', endings[key].emptied !== undefined, key)
      assert.deepEqual(Object.keys(endings[key].held ?? {}), Object.keys(held), key)
    }
  })

  it('is never the trail, a member’s record, a signed paper, a certificate or an archive', () => {
    const kept = never.flatMap((one) => one.tables)
    assert.deepEqual(
      kept.filter((table) => !tables.includes(table)),
      [],
    )
    assert.deepEqual(twice(kept), [])
    assert.deepEqual(
      retentionRules.filter((rule) => rule.tables.some((table) => kept.includes(table))),
      [],
    )
    for (const table of ['audit_entry', 'person', 'official_document', 'seal_certificate', 'archive_item'])
      assert.ok(kept.includes(table), table)
    assert.deepEqual(twice([...never, ...byItself].map(({ title }) => title)), [])
  })

  it('has a period from the least to ten years, and logs of the network have six months at least', () => {
    for (const { key, days, least, ground } of retentionRules) {
      assert.ok(least >= 1 && least <= days && days <= mostDays, key)
      if (ground === networkLogs) assert.ok(least >= sixMonths, key)
    }
    // 1 March to 1 September is the longest there is.
    assert.equal((Date.UTC(2026, 8, 1) - Date.UTC(2026, 2, 1)) / 86_400_000, sixMonths)
  })
})

describe('A period', () => {
  it('is as usual until the institute sets another, and never below the least of this version', () => {
    assert.equal(daysOf({}, 'accounts.links'), 30)
    assert.equal(daysOf({ 'accounts.links': 90 }, 'accounts.links'), 90)
    assert.equal(daysOf({ 'accounts.sessions': 30 }, 'accounts.sessions'), sixMonths)
  })

  it('may be set from the least on', () => {
    assert.equal(whyNotPeriod('messages.replies', 152), 'retention-too-short')
    assert.equal(whyNotPeriod('messages.replies', 153), null)
    assert.equal(whyNotPeriod('messages.replies', mostDays), null)
    assert.equal(whyNotPeriod('messages.replies', mostDays + 1), 'retention-too-long')
  })

  it('is told in a sentence, for each kind', () => {
    assert.equal(periodWords('accounts.sessions', 184), '最后一次使用 184 天后删除')
    assert.equal(periodWords('messages.replies', 184), '收到 184 天后清空其中的个人信息')
    const link = periodsInForce({ 'accounts.links': 45 }).find(({ key }) => key === 'accounts.links')
    assert.equal(link?.words, '链接失效 45 天后删除')
  })

  it('counts whole days back from the moment of the run', () => {
    assert.equal(overBefore(new Date('2026-11-24T08:00:00Z'), 30).toISOString(), '2026-10-25T08:00:00.000Z')
  })
})

describe('What is over', () => {
  const tallies = [
    { rule: 'approvals.drafts', held: null, n: 4 },
    { rule: 'approvals.drafts', held: 'running', n: 2 },
    { rule: 'accounts.links', held: null, n: 9 },
  ]

  it('goes, or stays for a reason that is told', () => {
    const told = talliesOf(tallies, 'approvals.drafts')
    assert.deepEqual(told, { going: 4, kept: 2, because: { 这件审批还没有办结: 2 } })
    assert.equal(becauseWords(told.because), '2 条：这件审批还没有办结')
    assert.deepEqual(talliesOf([], 'approvals.drafts'), { going: 0, kept: 0, because: {} })
  })

  it('is found by words, by what becomes of it, and in order', () => {
    const rows = periodsInForce({}).map((one) => ({
      ...one,
      why: '',
      ground: one.key === 'accounts.links' ? '个人信息保护法' : '',
      ...talliesOf(tallies, one.key),
    }))
    const keysOf = (asked: Partial<Parameters<typeof rulesAsked>[1]>) =>
      rulesAsked(rows, { sort: 'going', descending: true, ...asked }).map(({ key }) => key)
    assert.deepEqual(keysOf({ over: true }), ['accounts.links', 'approvals.drafts'])
    assert.deepEqual(keysOf({ over: true, sort: 'kept' }), ['approvals.drafts', 'accounts.links'])
    assert.deepEqual(keysOf({ text: '个人信息保护法' }), ['accounts.links'])
    assert.deepEqual(keysOf({ effect: 'emptied', sort: 'days', descending: false }), [
      'approvals.codes',
      'masterData.differences',
      'messages.replies',
    ])
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { measures } from '../measures/rules.ts'
import { builtin, builtinOf } from '../rulebook/builtin/rules.ts'
import { factsOf, type Rule } from '../rulebook/rules.ts'
import { dueInWords, stateOf, wordsOf } from './rules.ts'

const told = {
  subjectName: '甲支部',
  organizationName: '甲支部',
  dueOn: '2027-05-31',
  dated: true,
  since: '2024-05-31',
  value: null,
  facts: { termFrom: '2024-05-31', kind: '党支部' },
}
const definitionOf = (key: string) => (builtinOf(key) as Rule).definition

describe('What is told of an alert', () => {
  it('says what is missing with its days in words, what helps, and the article it rests on', () => {
    const { text, advice, law } = wordsOf(told, definitionOf('term-ends'), '2026-11-30')
    assert.equal(text, '甲支部本届任期从2024年5月31日起，到2027年5月31日届满。')
    assert.match(advice, /按期换届的通知/)
    assert.equal(law, '《中国共产党基层组织选举工作条例》第三条')
  })

  it('cites the article of the very duty, not those of all of them', () => {
    const facts = {
      demand: '主题党日',
      period: '11月',
      missing: '',
      article: '《中国共产党支部工作条例（试行）》第十六条',
    }
    const { text, law } = wordsOf({ ...told, facts }, definitionOf('meeting-owed'), '2026-11-24')
    assert.equal(text, '甲支部11月的主题党日还没有登记，应在2027年5月31日以前开展。')
    assert.equal(law, '《中国共产党支部工作条例（试行）》第十六条')
  })

  it('names months as months', () => {
    const facts = { firstMonth: '2026-05' }
    const { text } = wordsOf({ ...told, value: 6, facts }, definitionOf('dues-unpaid-6'), '2026-11-24')
    assert.equal(text, '甲支部从2026年5月起连续 6 个月没有交纳党费。')
  })

  it('leaves no hole open in any rule that comes with the platform', () => {
    for (const { key, measure, definition } of builtin) {
      const facts = Object.fromEntries(Object.keys(factsOf(measures[measure])).map((name) => [name, '某']))
      const { text, advice } = wordsOf({ ...told, value: 1, facts }, definition, '2026-11-24')
      assert.doesNotMatch(text + advice, /[{}]/, key)
    }
  })
})

describe('An alert stands', () => {
  const state = (more: object, today = '2026-11-24') =>
    stateOf({ dueOn: '2026-11-24', dated: true, closedAs: null, snoozedUntil: null, ...more }, today)

  it('open until its day is over, put off, or closed', () => {
    assert.equal(state({}), 'open')
    assert.equal(state({}, '2026-11-25'), 'overdue')
    assert.equal(state({ dated: false }, '2026-12-25'), 'open')
    assert.equal(state({ snoozedUntil: '2026-11-25' }), 'snoozed')
    assert.equal(state({ snoozedUntil: '2026-11-24' }), 'open')
    assert.equal(state({ closedAs: 'mended', snoozedUntil: '2026-12-25' }), 'closed')
  })

  it('so many days before or after, in words', () => {
    const words = (today: string, dated = true) => dueInWords({ dueOn: '2026-11-24', dated }, today)
    assert.deepEqual(
      [words('2026-11-12'), words('2026-11-24'), words('2026-11-27'), words('2026-11-27', false)],
      ['还有 12 天', '今天到期', '已逾期 3 天', '发现已 3 天'],
    )
  })
})

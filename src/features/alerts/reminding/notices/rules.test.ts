import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { templateOf, usualFilterWords } from '#features/messages/templates/catalogue/rules.ts'
import { fill, filtered, whyNotFacts } from '#features/messages/templates/rules.ts'
import { builtin, builtinOf } from '../../rulebook/builtin/rules.ts'
import type { Rule } from '../../rulebook/rules.ts'
import { noticeFor, type Reminded } from './rules.ts'

const told = {
  subjectKind: 'organization' as const,
  subjectKey: '7',
  subjectName: '东区第一党支部',
  organizationId: 7,
  organizationName: '东区第一党支部',
  personId: null,
  dueOn: '2027-12-01',
  dated: true,
  since: '2024-12-01',
  value: null,
  facts: { termFrom: '2024-12-01' },
}
const seat = (accountId: number, level: Reminded['level'] = 'own', occasion = 'months:6'): Reminded => ({
  alertId: 12,
  occasion,
  level,
  accountId,
})
const rule = builtinOf('term-ends') as Rule
const today = '2027-06-01'

describe('A reminder as a message', () => {
  it('is one for each time, whoever is told of it, and leads to the alert', () => {
    const notices = noticeFor(told, rule, [seat(3), seat(4, 'above'), seat(3, 'own', 'months:3')], today)
    assert.deepEqual(
      notices.map(({ key, to, link }) => [key, to.map(({ accountId }) => accountId), link]),
      [
        ['alert-12-months:6', [3, 4], '/alerts/12'],
        ['alert-12-months:3', [3], '/alerts/12'],
      ],
    )
    const [first] = notices
    assert.deepEqual([first?.template, first?.sms, first?.mandatory], ['deadline-near', 'needed', true])
    assert.match(first?.facts.what ?? '', /^本届任期从.+到2027年12月1日届满/)
  })

  it('names the branch once, whatever the rule', () => {
    for (const rule of builtin)
      for (const dated of [true, false]) {
        // What is quoted is a matter, what stands beside the organization is a person: neither is the branch itself.
        const itself = !/“{subject}”|{organization}/.test(rule.definition.text)
        const subjectName = itself ? told.organizationName : '程咬金'
        const [notice] = noticeFor({ ...told, dated, subjectName }, rule, [seat(3)], today)
        const { texts, variables } = templateOf(notice?.template ?? 'deadline-near')
        const body = fill(texts.inbox.body, variables, notice?.facts ?? {})
        assert.equal(body.split(told.organizationName).length, 2, `${rule.key}: ${body}`)
      }
  })

  it('leads whoever is told of his own matter to where he sees it', () => {
    const dues = builtinOf('dues-unpaid-3') as Rule
    const one = { ...told, personId: 5, dated: false, value: 3, facts: { firstMonth: '2027-03' } }
    const notices = noticeFor(one, dues, [seat(3, 'self', 'days:0'), seat(4, 'own', 'days:0')], today)
    assert.deepEqual(
      notices.map(({ key, template, link }) => [key, template, link]),
      [
        ['alert-12-days:0-self', 'matter-missing', '/own-dues'],
        ['alert-12-days:0', 'matter-missing', '/alerts/12'],
      ],
    )
  })

  it('fits its template whatever the rule, and no short message holds a word that carriers stop', () => {
    for (const rule of builtin)
      for (const dated of [true, false]) {
        const [notice] = noticeFor({ ...told, dated }, rule, [seat(3)], today)
        const template = templateOf(notice?.template ?? 'deadline-near')
        assert.equal(whyNotFacts(template.variables, notice?.facts ?? {}), null, rule.key)
        assert.deepEqual(filtered(notice?.facts.type ?? '', usualFilterWords), [], rule.key)
      }
  })
})

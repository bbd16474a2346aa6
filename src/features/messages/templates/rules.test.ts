import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { catalogue, usualFilterWords } from './catalogue/rules.ts'
import {
  fill,
  filtered,
  labelsIn,
  plainFacts,
  plainly,
  previewSms,
  sampleFacts,
  type Template,
  type Texts,
  type Variable,
  whyNotFacts,
  whyNotTexts,
} from './rules.ts'

const variables: Variable[] = [
  { name: 'count', label: '件数', kind: 'count' },
  { name: 'number', label: '编号', kind: 'number' },
  { name: 'due', label: '期限', kind: 'deadline' },
  { name: 'who', label: '姓名', kind: 'person' },
  { name: 'what', label: '内容', kind: 'words' },
]
const facts = { count: 1, number: '0421', due: '2026-12-31', who: '单雄信', what: '请报送' }
const sms = { signature: '支部', words: [{ word: '党', instead: '组织' }], mostParts: 3 }
const texts = (more: Partial<Texts> = {}): Texts => ({
  inbox: { title: '待办', body: '{姓名}：{内容}' },
  sms: { text: '您有{件数}项待办（编号{编号}）', filed: null },
  mail: null,
  ...more,
})
const why = (more: Partial<Texts>) => whyNotTexts({ variables }, texts(more), sms)
const smsWhy = (text: string) => why({ sms: { text, filed: null } })?.code ?? null

describe('The texts of a template', () => {
  it('may hold the variables that are declared, and no others', () => {
    assert.equal(why({}), null)
    assert.deepEqual(why({ inbox: { title: '{标题}', body: '有' } }), {
      code: 'template-variable-unknown',
      facts: { field: 'inbox.title', name: '标题', known: '件数、编号、期限、姓名、内容' },
    })
  })

  it('must not be empty, too long, or have a brace alone', () => {
    assert.equal(why({ inbox: { title: ' ', body: '有' } })?.code, 'template-text-empty')
    assert.equal(why({ inbox: { title: '长'.repeat(61), body: '有' } })?.code, 'template-text-long')
    assert.equal(why({ mail: { subject: '{件数', body: '有' } })?.code, 'message-template-braces')
  })

  it('of an SMS tell nothing of a person', () => {
    assert.equal(smsWhy('{姓名}的待办'), 'template-sms-personal')
    assert.equal(smsWhy('待办：{内容}'), 'template-sms-personal')
    assert.equal(smsWhy('待办，期限{期限}'), null)
  })

  it('of an SMS hold no link, no signature of their own and no word that carriers stop', () => {
    assert.equal(smsWhy('请打开 https://zhibu.test/x'), 'template-sms-link')
    assert.equal(smsWhy('【别家】待办'), 'template-sms-signature')
    assert.deepEqual(why({ sms: { text: '您有1项 党 费待办', filed: null } }), {
      code: 'template-sms-filtered',
      facts: { field: 'sms.text', word: '党', instead: '组织' },
    })
  })

  it('of an SMS fit into three parts even when all values are as long as they may be', () => {
    assert.equal(smsWhy('字'.repeat(197)), null)
    assert.equal(smsWhy('字'.repeat(198)), 'template-sms-long')
    assert.equal(smsWhy(`${'字'.repeat(160)}{编号}{期限}`), 'template-sms-long')
  })
})

describe('The facts of a message', () => {
  it('are all there, and none besides', () => {
    assert.equal(whyNotFacts(variables, facts), null)
    const { who: _who, ...lacking } = facts
    assert.deepEqual(whyNotFacts(variables, lacking), {
      code: 'message-fact-missing',
      facts: { name: '姓名' },
    })
    assert.equal(whyNotFacts(variables, { ...facts, more: 1 })?.code, 'message-fact-unknown')
  })

  it('are of their kind: no phone or identity number passes as a number of ours', () => {
    for (const number of ['13800001000', '110105194912310021', 'x'.repeat(31)])
      assert.equal(whyNotFacts(variables, { ...facts, number })?.code, 'message-fact-unfit', number)
    assert.equal(whyNotFacts(variables, { ...facts, due: '2026-02-30' })?.code, 'message-fact-unfit')
    assert.equal(whyNotFacts(variables, { ...facts, count: 1.5 })?.code, 'message-fact-unfit')
  })
})

describe('A text', () => {
  it('is filled with its values, days in words, long ones ended with …', () => {
    assert.equal(fill('{件数}项，{期限}止', variables, facts), '1项，2026年12月31日止')
    const filled = fill('{内容}', variables, { ...facts, what: '𬭎'.repeat(201) })
    assert.equal([...filled].length, 200)
    assert.ok(filled.endsWith('𬭎…'))
  })

  it('is not filled twice: a value with braces stays as it is', () => {
    assert.equal(fill('{内容}', variables, { ...facts, what: '{姓名}' }), '{姓名}')
  })

  it('of an SMS is shown as it will be sent: signed, counted, with what the carrier fills in', () => {
    const shown = previewSms(
      { text: '您有{件数}项待办（编号{编号}）', filed: 'SMS_1' },
      variables,
      facts,
      '支部',
    )
    assert.equal(shown.text, '【支部】您有1项待办（编号0421）')
    assert.equal(shown.length, 18)
    assert.deepEqual(shown.filed, { template: 'SMS_1', values: ['1', '0421'] })
  })

  it('is searched for words whatever stands between their letters', () => {
    assert.deepEqual(
      filtered('选 · 举', usualFilterWords).map(({ word }) => word),
      ['选举'],
    )
  })
})

describe('What a short message tells', () => {
  const said = (text: string, more: { word: string; instead: string }[] = []) =>
    plainly(text, [...more, ...usualFilterWords])

  it('is said in other words where carriers would stop it, and as it is everywhere else', () => {
    const types = ['请示', '会议通知', '发展党员', '党费减免', '支部党员大会', '预备党员转正', '光荣在党50年']
    assert.deepEqual(
      types.map((type) => said(type)),
      ['请示', '会议通知', '组织发展', '费用减免', '支部全体大会', '预备成员转正', '光荣在组织50年'],
    )
    assert.deepEqual(said('东区第一党支部'), '东区第一支部')
    assert.deepEqual(said('选举书记'), '换届负责人')
  })

  it('is only that there is something, where no other words are known', () => {
    assert.equal(said('选 举'), '待办事项')
    assert.equal(said('评优评先', [{ word: '评优', instead: '' }]), '待办事项')
    assert.equal(said('评优评先', [{ word: '评优', instead: '推荐' }]), '推荐评先')
    assert.equal(said('评优评先', [{ word: '评优', instead: '（不写）' }]), '待办事项')
    assert.equal(said('发展党员', [{ word: '组织', instead: '' }]), '待办事项')
  })

  it('changes types and organizations alone', () => {
    const named: Variable[] = [
      { name: 'type', label: '事项类型', kind: 'type' },
      { name: 'organization', label: '党组织', kind: 'organization' },
      { name: 'text', label: '内容', kind: 'words' },
      { name: 'count', label: '件数', kind: 'count' },
    ]
    const given = { type: '党费', organization: '第一党支部', text: '党费', count: 3 }
    assert.deepEqual(plainFacts(named, given, usualFilterWords), {
      ...given,
      type: '费用',
      organization: '第一支部',
    })
  })
})

describe('The texts that come along', () => {
  it('can all be used as they are', () => {
    for (const template of catalogue as readonly Template[])
      assert.equal(
        whyNotTexts(template, template.texts, { ...sms, words: usualFilterWords }),
        null,
        template.key,
      )
  })

  it('use every variable somewhere, have one label for each, and samples that fit', () => {
    for (const { key, texts: given, variables: declared } of catalogue as readonly Template[]) {
      const used = new Set(labelsIn(JSON.stringify(Object.values(given)).replace(/[{]"|"[}]/g, '')))
      for (const { label } of declared) assert.ok(used.has(label), `${key}: ${label}`)
      assert.equal(new Set(declared.map(({ label }) => label)).size, declared.length, key)
      assert.equal(whyNotFacts(declared, sampleFacts(declared)), null, key)
    }
  })
})

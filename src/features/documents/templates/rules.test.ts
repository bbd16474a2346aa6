import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { builtIn } from './catalogue/rules.ts'
import { repliesTo } from './replies/rules.ts'
import {
  fill,
  missingFields,
  type TemplateContent,
  type Values,
  whyNotTemplate,
  whyNotValues,
} from './rules.ts'

const content: TemplateContent = {
  title: '{{单位}}关于{{事由}}的请示',
  addressee: null,
  blocks: [
    { k: 'h1', text: '一、缘由' },
    { k: 'p', text: '拟于{{日期}}办理，共{{人数}}人{{说明}}。' },
    { k: 'spread', field: '议程' },
  ],
  attachments: [{ title: '名单', blocks: [{ k: 'spread', field: '名单' }] }],
  fields: [
    { key: 'unit', label: '单位', kind: 'organization', required: true },
    { key: 'matter', label: '事由', kind: 'text', required: true },
    { key: 'on', label: '日期', kind: 'day', required: true },
    { key: 'people', label: '人数', kind: 'number', required: true },
    { key: 'note', label: '说明', kind: 'text', required: false },
    { key: 'agenda', label: '议程', kind: 'list', required: true },
    { key: 'list', label: '名单', kind: 'list', required: true, columns: ['姓名', '职务'] },
  ],
}
const values: Values = {
  unit: '星河一室党支部',
  matter: '换届',
  on: '2026-12-01',
  people: 3,
  agenda: ['听取报告', '选举'],
  list: [
    ['单雄信', '书记'],
    ['龙𬭎', '委员'],
  ],
}

describe('The templates that come along', () => {
  it('can all be used', () => {
    for (const { key, kind, content } of builtIn) assert.equal(whyNotTemplate(kind, content), null, key)
    assert.equal(new Set(builtIn.map(({ key }) => key)).size, builtIn.length)
  })
  it('answer every 请示 with a 批复 that agrees and one that does not', () => {
    const keys = new Set(builtIn.filter(({ kind }) => kind === 'reply').map(({ key }) => key))
    for (const { key, kind } of builtIn) {
      if (kind !== 'request') continue
      const { agree, disagree } = repliesTo(key)
      assert.ok(keys.has(agree) && keys.has(disagree), key)
      assert.equal(agree, key.replace('request-', 'reply-'))
    }
    assert.equal(repliesTo('own-matter').agree, 'reply-general')
  })
})

describe('A template filled', () => {
  it('has its fields in words, lists as numbered paragraphs and tables', () => {
    const filled = fill(content, values)
    assert.equal(filled.title, '星河一室党支部关于换届的请示')
    assert.deepEqual(filled.blocks, [
      { k: 'h1', text: '一、缘由' },
      { k: 'p', text: '拟于2026年12月1日办理，共3人。' },
      { k: 'p', text: '（一）听取报告' },
      { k: 'p', text: '（二）选举' },
    ])
    assert.deepEqual(filled.attachments[0]?.blocks, [
      {
        k: 'table',
        head: ['序号', '姓名', '职务'],
        rows: [
          ['1', '单雄信', '书记'],
          ['2', '龙𬭎', '委员'],
        ],
        widths: [0, 0, 1],
      },
    ])
  })
  it('shows where something is still blank, and says what', () => {
    assert.equal(fill(content, {}).title, '［单位］关于［事由］的请示')
    assert.deepEqual(
      missingFields(content.fields, { ...values, agenda: [''], people: 0 }).map(({ label }) => label),
      ['议程'],
    )
  })
  it('takes nothing in a value for a field or for markup', () => {
    assert.equal(
      fill(content, { ...values, matter: '{{单位}}#panic()' }).title.includes('{{单位}}#panic()'),
      true,
    )
  })
})

describe('Values', () => {
  const why = (more: Values) => whyNotValues(content.fields, { ...values, ...more })?.code ?? null
  it('fit their fields or are refused', () => {
    assert.equal(why({}), null)
    assert.equal(why({ elsewhere: 'x' }), 'document-field-unknown')
    assert.equal(why({ on: '2026-02-29' }), 'document-field-day')
    assert.equal(why({ people: -1 }), 'document-field-number')
    assert.equal(why({ people: '三' }), 'document-field-number')
    assert.equal(why({ agenda: '一项' }), 'document-field-list')
    assert.equal(why({ list: [['只有一栏']] }), 'document-field-list')
    assert.equal(why({ matter: ['x'] }), 'document-field-text')
  })
  it('may be blank while it is a draft', () => {
    assert.equal(why({ on: '', people: '', agenda: [] }), null)
  })
})

describe('A template that was written over', () => {
  const why = (more: Partial<TemplateContent>) =>
    whyNotTemplate('notice', { ...content, ...more })?.code ?? null
  it('may be set as a letter, but not when it goes up', () => {
    assert.equal(why({ layout: 'letter' }), null)
    assert.equal(whyNotTemplate('request', { ...content, layout: 'letter' })?.code, 'template-layout')
  })
  it('names only fields it has, each once, and uses them all', () => {
    assert.equal(why({}), null)
    assert.equal(why({ title: '{{谁}}关于{{单位}}{{事由}}的请示' }), 'template-field-unknown')
    assert.equal(why({ title: '关于{{事由}}的请示' }), 'template-field-unused')
    assert.equal(why({ title: '{{单位}}关于{{事由的请示' }), 'template-braces')
    const [unit] = content.fields
    assert.equal(why({ fields: [...content.fields, ...(unit ? [unit] : [])] }), 'template-field-twice')
  })
  it('spreads lists only, and has a text', () => {
    const blocks = [...content.blocks, { k: 'spread' as const, field: '事由' }]
    assert.equal(why({ blocks }), 'template-spread')
    assert.equal(
      whyNotTemplate('publicNotice', {
        title: '公示',
        addressee: null,
        blocks: [],
        attachments: [],
        fields: [],
      })?.code,
      'template-empty',
    )
  })
})

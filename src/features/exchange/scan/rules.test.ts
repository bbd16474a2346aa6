import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { identityNumberFor } from '#basics/identity-number.ts'
import { leaksIn, spots } from '#basics/leaks.ts'
import { excerptOf, namesIn } from './rules.ts'

const found = (text: string) => [...new Set(leaksIn(text).hits.map(({ what }) => what))].sort()

const number = fc
  .record({
    year: fc.integer({ min: 1930, max: 2015 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    sequence: fc.nat(999),
  })
  .map(({ year, month, day, sequence }) =>
    identityNumberFor({
      region: '110105',
      birth: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
      sequence,
    }),
  )
const mobile = fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String)
/** Ways of writing a number so that it is read, but not as it stands. */
const between = fc.constantFrom('', ' ', '-', '\u200b', '\u00ad', '\u00a0', '—', '. ', '\u2060', '·')
const written = (plain: fc.Arbitrary<string>) =>
  fc
    .tuple(plain, fc.array(between, { minLength: 20, maxLength: 20 }), fc.boolean())
    .map(([text, gaps, wide]) => {
      const signs = [
        ...(wide ? text.replace(/\d/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)) : text),
      ]
      return signs.map((sign, at) => sign + (at % 3 === 2 ? gaps[at] : '')).join('')
    })
const words = fc.constantFrom('联系人', '：', '身份证', '', 'No.', '（', 'id=', '。\n')

describe('What is looked for in everything that leaves', () => {
  it('is an identity number however it is written, and whatever stands before it', () => {
    fc.assert(
      fc.property(written(number), words, words, (text, before, after) => {
        assert.ok(found(`${before}${text}${after}`).includes('identity'), text)
        assert.ok([...`${before}${text}${after}`.matchAll(spots)].length > 0, `not spotted: ${text}`)
      }),
      { numRuns: 3000 },
    )
    assert.deepEqual(found('9911010519491231002X'), ['identity'])
    assert.deepEqual(found('110105194912310021'), [], 'its last sign does not follow from the others')
    assert.deepEqual(found('20261124080000123456'), [], 'a time is none')
  })

  it('is a mobile number, alone or beside others', () => {
    fc.assert(
      fc.property(written(mobile), words, words, (text, before, after) => {
        const kinds = found(`${before}${text}${after}`)
        assert.ok(kinds.includes('mobile'), text)
      }),
      { numRuns: 1500 },
    )
    assert.deepEqual(found('电话 13800138000、13900139000'), ['mobile'])
    assert.deepEqual(found('+86 138 0013 8000'), ['mobile'])
    assert.deepEqual(leaksIn('/FontBBox [1515 -207 1397 0] /Italic', true).hits, [], 'a machine’s numbers')
    assert.equal(leaksIn('tel:138-0013-8000', true).hits.length, 1)
    assert.deepEqual(found('京ICP备13800138号，共 1234567 元，010-62345678'), [])
  })

  it('is a mark of a state secret, and the words on internal papers', () => {
    for (const text of ['机密★20年', '绝 密★', '秘密☆', '密级：秘密', '本件为机密文件'])
      assert.ok(found(text).includes('secret'), text)
    for (const text of ['内部资料　注意保密', '请勿外传', '密级：内部', '仅限党内', '內部文件'])
      assert.ok(found(text).includes('internal'), text)
    assert.deepEqual(found('保守党的秘密，对党忠诚，积极工作'), [], 'the oath on joining the Party may leave')
  })

  it('is an address that only those inside come to', () => {
    for (const text of [
      'http://10.1.2.3/oa',
      '见 192.168.1.20',
      'https://oa/index',
      'http://wiki.xinghe.local/x',
    ])
      assert.deepEqual(found(text), ['address'], text)
    assert.deepEqual(found('https://www.xinghe.cn/a，版本 10.2'), [])
  })

  it('is told without giving it away to whoever decides', () => {
    const given = '张三的号码 110105 19491231 002X，电话 13800138000'
    const { text, hits } = leaksIn(given)
    for (const hit of hits) assert.doesNotMatch(excerptOf(text, hit), /\d{4}/)
  })

  it('names of the register are told of three signs and more', () => {
    const names = new Set(['欧阳明月', '王建国', '李明'])
    assert.deepEqual(namesIn('王建国与欧阳明月、李明参加了活动', names), ['王建国', '欧阳明月'])
  })
})

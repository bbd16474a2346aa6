import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Block } from '../rules.ts'
import { type Facts, findingsOf, isForAllBelow, whyNotOn } from './rules.ts'

const p = (text: string): Block => ({ k: 'p', text })
const request: Facts = {
  kind: 'request',
  title: '星河一室党支部关于换届选举的请示',
  organization: { id: 2, name: '星河一室党支部', superiorId: 1, superiorName: '中共星河研究院委员会' },
  addresseeId: 1,
  addressee: '中共星河研究院委员会',
  copyTo: [],
  copiedBelow: [],
  blocks: [p('任期届满，拟换届。'), p('妥否，请批示。')],
  signatory: '单雄信',
  contactName: '龙𬭎',
  contactPhone: '010-12345678',
  answers: null,
  missing: [],
  unprintable: [],
}
const codes = (more: Partial<Facts>) => findingsOf({ ...request, ...more }).map(({ code }) => code)

// 党政机关公文处理工作条例（2012）第十五条; 国家行政机关公文处理办法 (older text, read): §8.1 of the register.
describe('A 请示', () => {
  it('about one matter to one superior, signed for, with somebody to ask, may be issued', () => {
    assert.deepEqual(codes({}), [])
    assert.deepEqual(codes({ blocks: [p('拟换届。'), p('以上请示当否，请批复。')] }), [])
  })
  it('goes to exactly one addressee, the direct superior, never past him', () => {
    assert.deepEqual(codes({ addressee: '中共星河研究院委员会、院工会' }), ['request-one-addressee'])
    assert.deepEqual(codes({ addresseeId: 7, addressee: '中共星河集团委员会' }), ['document-not-superior'])
    assert.deepEqual(codes({ addressee: null }), ['document-addressee-missing'])
  })
  it('of an organization at the top goes to whom is outside', () => {
    const organization = { id: 1, name: '中共星河研究院委员会', superiorId: null, superiorName: null }
    assert.deepEqual(codes({ organization, addresseeId: null, addressee: '中共星河集团委员会' }), [])
  })
  it('never goes to a person', () => {
    for (const addressee of ['张三同志', '院党委书记', '刘院长'])
      assert.deepEqual(codes({ addressee }), ['document-to-person'], addressee)
  })
  it('is not copied to who is below', () => {
    assert.deepEqual(codes({ copiedBelow: ['星河二室党支部'] }), ['request-copied-below'])
  })
  it('is about one matter', () => {
    assert.deepEqual(codes({ title: '关于换届和关于更名的请示' }), ['request-two-matters'])
    assert.deepEqual(codes({ blocks: [p('拟更名，请批准。'), p('拟换届，妥否，请批示。')] }), [
      'request-two-matters',
    ])
  })
  it('ends with the words that ask', () => {
    assert.deepEqual(codes({ blocks: [p('妥否，请批示。'), p('以上。')] }), ['request-ending'])
    assert.deepEqual(codes({ blocks: [p('任期届满。')] }), ['request-ending'])
  })
  it('carries 签发人 and 附注', () => {
    assert.deepEqual(codes({ signatory: ' ' }), ['signatory-missing'])
    assert.deepEqual(codes({ contactName: null }), ['contact-missing'])
    assert.deepEqual(codes({ contactPhone: '' }), ['contact-missing'])
  })
  it('is called 请示, never 请示报告', () => {
    assert.deepEqual(codes({ title: '关于换届选举的请示报告' }), ['document-title'])
    assert.deepEqual(codes({ title: '' }), ['document-title'])
  })
  it('has nothing blank in it and no character that prints as a box', () => {
    assert.deepEqual(findingsOf({ ...request, missing: ['届次', '日期'] }), [
      { code: 'document-field-missing', facts: { labels: '届次、日期' } },
    ])
    assert.deepEqual(findingsOf({ ...request, unprintable: ['\ue001', 'ꙮ'] }), [
      { code: 'document-unprintable', facts: { signs: 'U+E001、“ꙮ”（U+A66E）' } },
    ])
  })
})

describe('A 报告', () => {
  const report = { kind: 'report', title: '星河一室党支部关于选举结果的报告' } as const
  it('carries no 请示 matter', () => {
    assert.deepEqual(codes({ ...report, blocks: [p('选举已完成。'), p('特此报告。')] }), [])
    assert.deepEqual(codes({ ...report, blocks: [p('另拟增补委员，请批示。'), p('特此报告。')] }), [
      'report-asks',
    ])
    assert.deepEqual(codes({ ...report, blocks: [p('拟更名，妥否，望答复。')] }), ['report-asks'])
  })
  it('goes to the superior and carries 签发人; nobody to ask is needed', () => {
    const blocks = [p('特此报告。')]
    assert.deepEqual(codes({ ...report, blocks, contactName: null }), [])
    assert.deepEqual(codes({ ...report, blocks, signatory: null }), ['signatory-missing'])
    assert.deepEqual(codes({ ...report, blocks, addresseeId: 9 }), ['document-not-superior'])
  })
})

describe('A 批复', () => {
  const answers = {
    organizationId: 2,
    addresseeId: 1,
    quoted: '关于换届选举的请示',
    number: '一室支请〔2026〕3号',
    status: 'issued',
    answered: false,
  }
  const opens = p('你支部《关于换届选举的请示》（一室支请〔2026〕3号）收悉。现批复如下。')
  const reply: Partial<Facts> = {
    kind: 'reply',
    organization: { id: 1, name: '中共星河研究院委员会', superiorId: null, superiorName: null },
    title: '中共星河研究院委员会关于同意换届选举的批复',
    addresseeId: 2,
    addressee: '星河一室党支部',
    blocks: [opens, p('同意你支部换届选举。'), p('此复。')],
    signatory: null,
    answers,
  }
  it('answers one request, to who asked, and may leave 此复 out', () => {
    assert.deepEqual(codes(reply), [])
    assert.deepEqual(codes({ ...reply, blocks: [opens, p('不同意。')] }), [])
  })
  it('opens with title and number of what it answers', () => {
    assert.deepEqual(codes({ ...reply, blocks: [p('来文收悉。'), opens, p('同意。')] }), ['reply-quotation'])
  })
  it('goes to nobody but who asked', () => {
    assert.deepEqual(codes({ ...reply, addresseeId: 3 }), ['reply-not-asker'])
  })
  it('comes from whom it was asked of, not from somebody between', () => {
    assert.deepEqual(codes({ ...reply, answers: { ...answers, addresseeId: 5 } }), ['reply-not-asked'])
  })
  it('says yes or no', () => {
    assert.deepEqual(codes({ ...reply, blocks: [opens, p('请继续研究。')] }), ['reply-undecided'])
  })
  it('answers a request that was issued, and not answered by another', () => {
    assert.deepEqual(codes({ ...reply, answers: null }), ['reply-without-request'])
    assert.deepEqual(codes({ ...reply, answers: { ...answers, status: 'voided' } }), [
      'reply-request-not-issued',
    ])
    assert.deepEqual(codes({ ...reply, answers: { ...answers, answered: true } }), ['reply-exists'])
  })
})

describe('A document that goes neither up nor down', () => {
  it('needs an addressee only where the kind has one', () => {
    const certificate = {
      kind: 'certificate',
      title: '党员身份证明',
      addressee: null,
      addresseeId: null,
    } as const
    assert.deepEqual(codes({ ...certificate, signatory: null, contactName: null }), [])
    assert.deepEqual(codes({ kind: 'letter', title: '关于商请支持的函', addressee: '' }), [
      'document-addressee-missing',
    ])
  })
  it('is for all below when it says so', () => {
    assert.equal(isForAllBelow('notice', '各党支部'), true)
    assert.equal(isForAllBelow('notice', '星河一室党支部'), false)
    assert.equal(isForAllBelow('publicNotice', null), true)
    assert.equal(isForAllBelow('letter', '各单位'), false)
  })
  it('bears a day that has come', () => {
    assert.equal(whyNotOn('2026-11-24', '2026-11-24'), null)
    assert.equal(whyNotOn('2026-11-25', '2026-11-24'), 'document-issued-in-future')
  })
})

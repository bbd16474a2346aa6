import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { printedSheet, titleLines } from './rules.ts'

describe('A title', () => {
  it('stays on one line while it has room', () => {
    assert.deepEqual(titleLines('党员身份证明'), ['党员身份证明'])
    assert.equal(titleLines('关'.repeat(20)).length, 1)
  })
  it('is broken after who writes and between words, never before 的', () => {
    assert.deepEqual(titleLines('中共星河研究院第十二研究所委员会关于召开第六次党员大会的请示'), [
      '中共星河研究院第十二研究所委员会',
      '关于召开第六次党员大会的请示',
    ])
    assert.deepEqual(
      titleLines('中共星河研究院启明控制所第八研究室支部委员会关于召开党员大会进行换届选举的请示'),
      ['中共星河研究院启明控制所', '第八研究室支部委员会', '关于召开党员大会进行换届选举的请示'],
    )
    for (const title of [
      '中共星河研究院委员会关于同意召开中共星河研究院第十二研究所第六次党员大会的批复',
      '启明控制研究所第八研究室党支部关于召开党员大会进行换届选举的请示',
      '中共启明控制研究所委员会关于做好2027年上半年党组织换届工作的通知',
    ]) {
      const lines = titleLines(title)
      assert.equal(lines.join(''), title)
      for (const line of lines) {
        assert.ok([...line].length <= 20, line)
        assert.doesNotMatch(line, /^[的、，）》]/)
      }
    }
  })
  it('without words to break between is cut all the same', () => {
    const long = '龘'.repeat(50)
    assert.equal(titleLines(long).join(''), long)
    assert.ok(titleLines(long).every((line) => [...line].length <= 20))
  })
})

describe('A document on its way to paper', () => {
  const sheet = {
    kind: 'request' as const,
    title: '关于换届的请示',
    organizationName: '中共星河研究院委员会',
    jointNames: ['星河研究院工会'],
    addressee: '中共星河集团委员会',
    copyTo: [],
    blocks: [],
    attachments: [],
    enclosed: [],
    number: '星党请〔2026〕1号',
    signatory: '单雄信',
    contactName: '龙𬭎',
    contactPhone: '010-12345678',
    layout: 'document' as const,
    urgency: null,
    copyNumber: null,
    day: '2026-11-03',
  }
  it('carries 签发人 when it goes up, with 附注 and 版记; every signer in order', () => {
    const printed = printedSheet(sheet)
    assert.equal(printed.header.mark, '中共星河研究院委员会文件')
    assert.equal(printed.header.signatory, '单雄信')
    assert.equal(printed.note, '联系人：龙𬭎，电话：010-12345678')
    assert.deepEqual(printed.signers, ['中共星河研究院委员会', '星河研究院工会'])
    assert.deepEqual([printed.date, printed.imprint?.on], ['2026年11月3日', '2026年11月3日'])
  })
  it('carries 份号 as six digits and 紧急程度 by its name; a letter has no 文件 in its heading', () => {
    const { header } = printedSheet({ ...sheet, copyNumber: 12, urgency: 'urgent' })
    assert.deepEqual([header.copy, header.urgency], ['000012', '加急'])
    assert.deepEqual([printedSheet(sheet).header.copy, printedSheet(sheet).header.urgency], [null, null])
    const letter = printedSheet({ ...sheet, kind: 'reply', layout: 'letter' })
    assert.deepEqual([letter.layout, letter.header.mark], ['letter', '中共星河研究院委员会'])
  })
  it('has neither below; a certificate has no 版记', () => {
    assert.equal(printedSheet({ ...sheet, kind: 'reply' }).header.signatory, null)
    const certificate = printedSheet({ ...sheet, kind: 'certificate', contactName: null })
    assert.deepEqual(
      [certificate.imprint, certificate.note, certificate.header.mark],
      [null, null, '中共星河研究院委员会'],
    )
  })
})

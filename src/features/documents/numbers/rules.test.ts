import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { codesFor, numberText, whyNotCode } from './rules.ts'

// GB/T 9704-2012 7.2.5: 年份、发文顺序号用阿拉伯数字标注；年份应标全称，用六角括号；发文顺序号不加“第”字，不编虚位.
describe('发文字号', () => {
  it('has the year in 〔〕, no 第 and no leading zero, and a sign of its own for every kind', () => {
    assert.equal(numberText('星党', 'notice', 2026, 1), '星党〔2026〕1号')
    assert.equal(numberText('星党', 'request', 2026, 12), '星党请〔2026〕12号')
    assert.equal(numberText('星党', 'reply', 2026, 1), '星党复〔2026〕1号')
  })
  it('begins with a code made of the name, or another when that is taken', () => {
    const code = (
      name: string,
      kind: 'committee' | 'generalBranch' | 'branch',
      short_name: string | null = null,
    ) => codesFor({ name, short_name, kind, code: 'XH01' })
    assert.deepEqual(code('中共星河研究院委员会', 'committee'), ['星河院党', '星河院党XH01'])
    assert.deepEqual(code('中共启明研究所总支部委员会', 'generalBranch'), ['启明所总', '启明所总XH01'])
    assert.deepEqual(code('中共星河研究院第八研究室支部委员会', 'branch', '启明所第八研究室党支部'), [
      '启明所第八室支',
      '星河院第八室支',
      '星河院第八室支XH01',
    ])
  })
  it('may be given another code, of Chinese characters', () => {
    assert.equal(whyNotCode('星党'), null)
    for (const code of ['星', 'XD', '星党〔', '']) assert.equal(whyNotCode(code), 'document-code-form', code)
  })
})

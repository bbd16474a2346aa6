import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sheetOf } from './kinds/rules.ts'
import {
  codeOf,
  readCode,
  readToken,
  scanKindOf,
  tokenInLetters,
  tokenOf,
  whatIsOn,
  whyNotFile,
} from './rules.ts'

describe('The code on a form', () => {
  it('is an address with a token and the page, and says nothing of anybody', () => {
    const code = codeOf('https://zhibu.example', 'K7MQ3XR9', 2)
    assert.equal(code, 'https://zhibu.example/slips/at/K7MQ3XR9-2')
    assert.deepEqual(readCode(code), { token: 'K7MQ3XR9', page: 2 })
    assert.equal(readCode('https://zhibu.example/verify/K7MQ3XR9-2'), null)
    assert.equal(readCode('https://zhibu.example/slips/at/K7MQ3XO9-2'), null)
  })

  it('has its token in letters, read as people type it', () => {
    const token = tokenOf(Uint8Array.from([0, 1, 31, 32, 63, 64, 255, 128]))
    assert.equal(token, '23Z2Z2Z2')
    assert.equal(tokenInLetters('K7MQ3XR9'), 'K7MQ 3XR9')
    assert.equal(readToken(' k7mq-3xr9 '), 'K7MQ3XR9')
    for (const wrong of ['K7MQ3XR', 'K7MQ3XR99', 'K7MQ3X09', '']) assert.equal(readToken(wrong), null)
  })

  it('is the only one of ours on its page', () => {
    const one = codeOf('http://a', 'K7MQ3XR9', 1)
    assert.deepEqual(whatIsOn(['https://elsewhere', one]), { token: 'K7MQ3XR9', page: 1 })
    assert.deepEqual(whatIsOn([]), { why: 'scan-no-code' })
    assert.deepEqual(whatIsOn(['https://elsewhere']), { why: 'scan-other-code' })
    assert.deepEqual(whatIsOn([one, codeOf('http://a', 'ABCDEFGH', 1)]), { why: 'scan-two-codes' })
  })
})

describe('A page that came back', () => {
  const slip = { version: 2, within: true, over: false }
  const facts = { slip, newestVersion: 2, known: false }

  it('is filed once, with the newest version, by those in whose reach the form is', () => {
    assert.equal(whyNotFile(facts), null)
    assert.equal(whyNotFile({ ...facts, slip: null }), 'scan-token-unknown')
    assert.equal(whyNotFile({ ...facts, newestVersion: 3 }), 'scan-version-old')
    assert.equal(whyNotFile({ ...facts, known: true }), 'scan-page-known')
    assert.equal(whyNotFile({ ...facts, slip: { ...slip, over: true } }), 'scan-subject-over')
  })

  it('of another branch tells nothing else', () => {
    const elsewhere = { slip: { ...slip, within: false, over: true }, newestVersion: 9, known: true }
    assert.equal(whyNotFile(elsewhere), 'scan-elsewhere')
  })

  it('is a PDF or a picture by what it is, not by its name', () => {
    assert.equal(scanKindOf(Buffer.from('%PDF-1.7')), 'pdf')
    assert.equal(scanKindOf(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])), 'picture')
    assert.equal(scanKindOf(Buffer.from('PK\u0003\u0004')), null)
  })
})

describe('A form', () => {
  const facts = { personName: '王秀兰', organizationName: '东区第一党支部', rows: [] }

  it('leaves room to write what is not known, and asks nothing twice', () => {
    const open = sheetOf('leave', facts)
    assert.deepEqual(
      [open.rows[0], open.words, open.blanks.map(({ label }) => label)],
      [['姓名', '王秀兰'], [], ['请假原因']],
    )
    const said = sheetOf('leave', { ...facts, said: '住院复查' })
    assert.deepEqual([said.words, said.blanks], [['请假原因：住院复查'], []])
  })

  it('of consent says what for, and what is never done for another', () => {
    const sheet = sheetOf('helpingConsent', { ...facts, helperName: '李明', acts: ['meetings'] })
    assert.match(sheet.words[0] ?? '', /委托李明同志，.*会议请假/)
    assert.match(sheet.words[1] ?? '', /投票、民主测评.*不能代办/)
    assert.ok(sheet.signs.includes('见证人签名'))
  })
})

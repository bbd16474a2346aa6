import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Part } from '#features/admissions/papers/layout/rules.ts'
import { type Printed, type PrintedRound, sheetsOf } from './rules.ts'

const member = (name: string, more: Partial<Printed> = {}): Printed => ({
  name,
  gender: '男',
  birthDate: '1980-05-17',
  ethnicity: '汉族',
  education: '大学本科毕业',
  joinedOn: '2005-07-01',
  occupation: '专业技术人员',
  probationary: false,
  absentBecause: null,
  selfText: '按时参加组织生活。',
  selfAt: '2026-12-10',
  remarks: [],
  tally: { excellent: 3, qualified: 4, basicallyQualified: 1, unqualified: 0, abstained: 1 },
  opinion: '认真履职',
  grade: 'qualified',
  ...more,
})
const round = (...members: Printed[]): PrintedRound => ({
  branch: '东区第一党支部',
  year: 2026,
  closedOn: '2026-12-28',
  ballots: 9,
  members,
})
const good = member('甲', { grade: 'excellent', remarks: [{ byName: '乙', text: '业务扎实' }] })
const onProbation = member('丙', { probationary: true, grade: null, tally: null })
const away = member('丁', {
  absentBecause: '住院治疗',
  grade: null,
  opinion: null,
  tally: null,
  selfText: null,
})
const whole = round(good, member('乙'), onProbation, away)

/** Every word of a sheet. */
const wordsOf = (parts: Part[]) => JSON.stringify(parts)
const tableOf = (parts: Part[]) => parts.find((part) => part.k === 'table') as Extract<Part, { k: 'table' }>

describe('民主评议登记表', () => {
  it('is one sheet for each who took part, with what was written, said, counted and decided', () => {
    const sheets = sheetsOf('forms', whole)
    assert.equal(sheets.length, 3)
    const words = wordsOf(sheets[0]?.parts ?? [])
    for (const said of [
      '甲',
      '东区第一党支部',
      '按时参加组织生活。',
      '乙：业务扎实',
      '优秀 3 票，合格 4 票，基本合格 1 票，不合格 0 票，弃权 1 票',
      '评定等次：优秀',
      '2026年12月28日',
    ])
      assert.ok(words.includes(said), said)
    assert.match(sheets[0]?.basis ?? '', /第十八条/)
  })

  it('says of 预备党员 that they get no grade, and leaves open what is not there yet', () => {
    const [sheet] = sheetsOf('form', round(onProbation))
    assert.ok(wordsOf(sheet?.parts ?? []).includes('评定等次：预备党员，不评定等次'))
    const early = member('戊', { tally: null, opinion: null, grade: null, selfAt: null, joinedOn: null })
    const [empty] = sheetsOf('form', { ...round(early), closedOn: null })
    const words = wordsOf(empty?.parts ?? [])
    assert.ok(words.includes('评定等次：'))
    assert.ok(!/null|undefined/.test(words), words)
  })

  it('is not made for somebody who did not take part', () => {
    assert.deepEqual(sheetsOf('form', round(away)), [])
  })
})

describe('民主评议汇总表', () => {
  it('lists everybody, with the sums of those who were graded', () => {
    const [sheet] = sheetsOf('summary', whole)
    const parts = sheet?.parts ?? []
    assert.deepEqual(tableOf(parts).rows, [
      ['1', '甲', '正式党员', '3', '4', '1', '0', '1', '优秀'],
      ['2', '乙', '正式党员', '3', '4', '1', '0', '1', '合格'],
      ['3', '丙', '预备党员', '', '', '', '', '', '预备党员，不评定等次'],
      ['4', '丁', '正式党员', '', '', '', '', '', '未参加（住院治疗）'],
    ])
    assert.ok(
      wordsOf(parts).includes(
        '名册 4 人，参加 3 人，收回有效测评票 9 张。评定等次 2 人：优秀 1 人，合格 1 人，基本合格 0 人，不合格 0 人。',
      ),
    )
  })
})

describe('民主测评票', () => {
  it('names who is rated and nobody who votes', () => {
    const [sheet] = sheetsOf('ballot', whole)
    assert.deepEqual(
      tableOf(sheet?.parts ?? []).rows.map(([, name]) => name),
      ['甲', '乙'],
    )
    assert.deepEqual(tableOf(sheet?.parts ?? []).head.slice(2), ['优秀', '合格', '基本合格', '不合格'])
    assert.match(sheet?.basis ?? '', /^不记名/)
    assert.ok(!/签字|签名/.test(wordsOf(sheet?.parts ?? [])))
  })
})

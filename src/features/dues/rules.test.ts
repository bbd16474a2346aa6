import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseYuan } from '#basics/money.ts'
import { amountOf, bandInWords, baseFor, type DuesKind, explain, firstMonth, usualSettings } from './rules.ts'

const due = (kind: DuesKind, yuan: string | null) =>
  amountOf({ kind, baseFen: yuan === null ? null : parseYuan(yuan) }, '2026-11').fen / 100

describe('What is owed for a month', () => {
  it('is a share of the whole base, each band with its upper end', () => {
    const worked: [string, number][] = [
      ['3000.00', 15],
      ['3000.01', 30],
      ['5000', 50],
      ['5000.01', 75],
      ['10000', 150],
      ['10000.01', 200],
    ]
    for (const [base, yuan] of worked) assert.equal(due('salaried', base), yuan, base)
  })

  it('is by two bands for the retired', () => {
    assert.deepEqual([due('retired', '5000'), due('retired', '5000.01')], [25, 50])
  })

  it('is the same table for a yearly salary and for irregular income, by articles of their own', () => {
    const reckoned = (kind: DuesKind) => amountOf({ kind, baseFen: 800000 }, '2026-11')
    assert.deepEqual(
      (['salaried', 'annualSalary', 'irregularIncome'] as const).map((kind) => {
        const { fen, article } = reckoned(kind)
        return [fen, article]
      }),
      [
        [12000, '第二条'],
        [12000, '第三条'],
        [12000, '第四条'],
      ],
    )
  })

  it('is 0.20 yuan for students and those who live on support, and as set for farmers', () => {
    assert.deepEqual(
      (['student', 'unemployed', 'supported'] as const).map((kind) => due(kind, null)),
      [0.2, 0.2, 0.2],
    )
    const settings = { ...usualSettings, farmerFen: 100 }
    assert.equal(amountOf({ kind: 'farmer', baseFen: null }, '2026-11', settings).fen, 100)
  })

  it('is rounded as the department has set it', () => {
    const base = { kind: 'salaried', baseFen: parseYuan('4321.56') } as const
    assert.equal(amountOf(base, '2026-11').fen, 4322)
    assert.equal(amountOf(base, '2026-11', { ...usualSettings, rounding: 'jiao' }).fen, 4320)
  })

  it('is told in plain words with base, band, arithmetic and article', () => {
    const reckoned = amountOf({ kind: 'salaried', baseFen: 620000 }, '2026-11')
    assert.deepEqual(explain({ ...reckoned, month: '2026-11', fullFen: reckoned.fen }), [
      '您的交费基数是 6,200.00 元，在“5,000 元以上至 10,000 元（含）”一档，比例 1.5%。',
      '按全部基数计算：6,200.00 元 × 1.5% = 93.00 元。',
      '依据：《关于中国共产党党费收缴、使用和管理的规定》（中组发〔2008〕3号）第二条。',
    ])
    assert.match(
      explain({ ...reckoned, month: '2026-11', fullFen: reckoned.fen, fen: 0 }).join(''),
      /第七条.*本月免交/,
    )
    const student = amountOf({ kind: 'student', baseFen: null }, '2026-11')
    assert.match(
      explain({ ...student, month: '2026-11', fullFen: student.fen })[0] ?? '',
      /0\.20 元，不按基数/,
    )
    assert.equal(bandInWords('retired', 50, '2026-11'), '5,000 元（含）以下')
    assert.equal(bandInWords('salaried', 200, '2026-11'), '10,000 元以上')
  })
})

describe('From when', () => {
  it('a probationary member pays: the month of the branch meeting, not of the approval', () => {
    assert.equal(firstMonth('2026-05-20'), '2026-05')
  })

  it('a new pay counts: the month it is received', () => {
    const bases = [
      { fromMonth: '2026-07', fen: 2 },
      { fromMonth: '2025-01', fen: 1 },
    ]
    assert.deepEqual(
      ['2024-12', '2026-06', '2026-07', '2026-12'].map((month) => baseFor(bases, month)?.fen ?? null),
      [null, 1, 2, 2],
    )
  })
})

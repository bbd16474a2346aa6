import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { usualSettings } from '../rules.ts'
import { baseOf, itemsFor, readBases, sheetColumns, whyNotBase } from './rules.ts'

const pay = { basicPay: 300_000, postPay: 150_000, bonus: 200_000, incomeTax: 20_000, insurance: 110_000 }

describe('A base', () => {
  it('is the pay of the month after the tax, with or without 五险一金 as the department has it', () => {
    assert.equal(baseOf('salaried', pay, usualSettings), 520_000)
    assert.equal(baseOf('salaried', pay, { ...usualSettings, deductInsurance: false }), 630_000)
  })

  it('is a third of the last quarter for irregular income, to the fen', () => {
    assert.equal(baseOf('irregularIncome', { quarterIncome: 1_000_000 }, usualSettings), 333_333)
    assert.equal(baseOf('irregularIncome', { quarterIncome: 2_000_000 }, usualSettings), 666_667)
  })

  it('is the pension alone for the retired, and nothing where there is none', () => {
    assert.equal(baseOf('retired', { pension: 450_000, bonus: 100_000 }, usualSettings), 450_000)
    assert.equal(baseOf('student', {}, usualSettings), null)
    assert.deepEqual(itemsFor('retired', { pension: 450_000, bonus: 100_000 }), { pension: 450_000 })
  })

  it('is refused without income or below zero', () => {
    assert.equal(whyNotBase('salaried', { incomeTax: 1 }, usualSettings), 'dues-base-nothing')
    assert.equal(whyNotBase('salaried', { basicPay: 1, incomeTax: 2 }, usualSettings), 'dues-base-negative')
    assert.equal(whyNotBase('salaried', pay, usualSettings), null)
    assert.equal(whyNotBase('student', {}, usualSettings), null)
  })
})

describe('The sheet of bases', () => {
  const row = (line: number, ...cells: string[]) => ({ line, cells })
  const header = row(1, ...sheetColumns)
  const filled = (line: number, said: Record<string, string>) =>
    row(line, ...sheetColumns.map((title) => said[title] ?? ''))

  it('is read by its titles, amounts as people write them', () => {
    const { bases, faults } = readBases([
      header,
      filled(2, { 工号: 'A1', 姓名: '甲', 类别: '按月领取工资', 基本工资: '5,200.50', 个人所得税: '100' }),
      filled(3, { 工号: 'A2', 类别: '学生', 基本工资: '看不懂也不要紧' }),
    ])
    assert.deepEqual(faults, [])
    assert.deepEqual(
      bases.map(({ employeeNo, kind, items }) => [employeeNo, kind, items]),
      [
        ['A1', 'salaried', { basicPay: 520_050, incomeTax: 10_000 }],
        ['A2', 'student', {}],
      ],
    )
  })

  it('tells each line that cannot be understood', () => {
    assert.equal(readBases([row(1, '姓名', '工资')]).faults[0]?.code, 'dues-sheet-header')
    const { bases, faults } = readBases([
      header,
      filled(2, { 类别: '学生' }),
      filled(3, { 工号: 'A1', 类别: '厂长' }),
      filled(4, { 工号: 'A2', 类别: '离退休', 基本离退休费或基本养老金: '四千' }),
      filled(5, { 工号: 'A3', 类别: '学生' }),
      filled(6, { 工号: 'A3', 类别: '学生' }),
    ])
    assert.equal(bases.length, 1)
    assert.deepEqual(
      faults.map(({ line, code }) => [line, code]),
      [
        [2, 'dues-sheet-number'],
        [3, 'dues-sheet-kind'],
        [4, 'dues-sheet-amount'],
        [6, 'dues-sheet-twice'],
      ],
    )
  })
})

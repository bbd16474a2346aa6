import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { filePayments, orderCells } from './payment-gateway.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => filePayments.read(bytesOf(text), '回单.csv')

describe('Payments by file', () => {
  it('go out as a table that the bank fills in and gives back', async () => {
    const orders = [orderCells({ account: 'A1', name: '甲', purpose: '2026-11', fen: 123_450 })]
    const { body, name } = filePayments.orders('收款清单', orders)
    const pieces = await Array.fromAsync(body(), (piece) => Buffer.from(piece))
    assert.equal(name, '收款清单.xlsx')
    const back = await filePayments.read(Buffer.concat(pieces), name)
    // Without a day nobody has paid yet.
    assert.deepEqual(
      back.faults.map(({ line, what }) => [line, what]),
      [[2, 'day']],
    )
  })

  it('come back line by line; a line that cannot be read says what of it', async () => {
    const { lines, faults } = await read(
      '账户,户名,用途,金额,交易日期,流水号\nA1,甲,2026-11,93.00,2026-11-15,T1\n,乙,2026-11,1,2026-11-15,\nA3,丙,,1,2026-11-15,\nA4,丁,2026-11,一元,2026-11-15,\nA5,戊,2026-11,1,昨天,\nA6,己,2026-11,0.2,20261115,\n',
    )
    assert.deepEqual(
      lines.map(({ account, fen, paidOn, reference }) => [account, fen, paidOn, reference]),
      [
        ['A1', 9300, '2026-11-15', 'T1'],
        ['A6', 20, '2026-11-15', null],
      ],
    )
    assert.deepEqual(
      faults.map(({ line, what }) => [line, what]),
      [
        [3, 'account'],
        [4, 'purpose'],
        [5, 'amount'],
        [6, 'day'],
      ],
    )
    assert.deepEqual((await read('姓名,金额\n甲,1\n')).faults[0], { line: 1, what: 'header', text: '账户' })
  })
})

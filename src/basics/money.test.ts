import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { capitalYuan, formatYuan, parseYuan, shareOf } from './money.ts'

describe('Money', () => {
  it('is read as people write it, and never from what is no amount', () => {
    const read: [string, number | null][] = [
      ['3000', 300000],
      ['3,000.5', 300050],
      ['￥3000.01', 300001],
      ['0.2元', 20],
      ['3000.001', null],
      ['-5', null],
      ['', null],
      ['三千', null],
      ['1e3', null],
    ]
    for (const [text, fen] of read) assert.equal(parseYuan(text), fen, text)
  })

  it('is written with two decimals', () => {
    assert.deepEqual([0, 5, 300001, 123456789, -150].map(formatYuan), [
      '0.00',
      '0.05',
      '3,000.01',
      '1,234,567.89',
      '-1.50',
    ])
  })

  it('is shared in whole fen or jiao, half up', () => {
    assert.equal(shareOf(300001, 100), 3000)
    assert.equal(shareOf(100, 50), 1)
    assert.equal(shareOf(99, 50), 0)
    assert.equal(shareOf(333300, 100, 10), 3330)
    assert.equal(shareOf(333500, 100, 10), 3340)
    assert.equal(shareOf(99_999_999_999, 200), 2_000_000_000)
  })

  it('stands in capitals on a receipt', () => {
    const read: [number, string][] = [
      [0, '零元整'],
      [16, '壹角陆分'],
      [3000, '叁拾元整'],
      [100520, '壹仟零伍元贰角整'],
      [100502, '壹仟零伍元零贰分'],
      [1_000_000_00, '壹佰万元整'],
      [10_005_00, '壹万零伍元整'],
      [10_500_00, '壹万零伍佰元整'],
      [123_456_78, '壹拾贰万叁仟肆佰伍拾陆元柒角捌分'],
    ]
    for (const [fen, text] of read) assert.equal(capitalYuan(fen), text)
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { dayInWords, greeting } from './greeting.ts'

const at = (hour: number) => greeting(new Date(2026, 10, 24, hour, 30))

describe('The workbench', () => {
  it('greets by the hour', () => {
    assert.deepEqual([2, 6, 10, 12, 15, 20].map(at), [
      '晚上好',
      '早上好',
      '上午好',
      '中午好',
      '下午好',
      '晚上好',
    ])
  })

  it('names the day', () => {
    assert.equal(dayInWords(new Date(2026, 10, 24)), '2026 年 11 月 24 日　星期二')
  })
})

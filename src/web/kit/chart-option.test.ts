import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { series as colours } from '../theme/tokens.ts'
import { chartOption } from './chart-option.ts'

const ages = ['30岁及以下', '31–35岁', '36–40岁', '41–45岁', '46–50岁', '51–55岁', '56–60岁', '61岁及以上']
const members = [{ name: '党员', values: [5, 0, 7, 5, 4, 7, 5, null] }]
const draw = (kind: 'bar' | 'column' | 'ring', width: number) =>
  chartOption(
    { label: '年龄', kind, categories: ages, series: members, unit: '人' },
    { text: 13, width },
    // biome-ignore lint/suspicious/noExplicitAny: the chart library's own options are looked into
  ) as any

describe('A chart', () => {
  it('writes every name under its columns, aslant where they do not fit side by side', () => {
    assert.deepEqual(
      [draw('column', 900).xAxis.axisLabel.rotate, draw('column', 330).xAxis.axisLabel.rotate],
      [0, 35],
    )
    assert.equal(draw('column', 330).xAxis.axisLabel.interval, 0)
  })

  it('leaves room for its unit beside numbers of few digits, and none where the numbers are longer', () => {
    const left = (values: number[]) => {
      const asked = { label: '收入', kind: 'column' as const, categories: ['2025', '2026'], unit: '万元' }
      const series = [{ name: '收入', values }]
      // biome-ignore lint/suspicious/noExplicitAny: the chart library's own options are looked into
      return (chartOption({ ...asked, series }, { text: 13, width: 330 }) as any).grid.left
    }
    assert.ok(left([5, 9]) - 4 >= 13)
    assert.equal(left([120_000, 90_000]), 4)
  })

  it('lays bars from the first name downwards, each with its number in thousands', () => {
    const { yAxis, series } = draw('bar', 600)
    assert.equal(yAxis.inverse, true)
    assert.equal(series[0].label.formatter({ value: 14491 }), '14,491')
  })

  it('puts the names of a ring beside it, or below where there is no room', () => {
    assert.equal(draw('ring', 700).legend.orient, 'vertical')
    assert.equal(draw('ring', 330).legend.orient, 'horizontal')
    assert.match(draw('ring', 700).legend.formatter('30岁及以下'), /5人 {2}15\.2%/)
  })

  it('takes its colours from the tokens', () => {
    assert.deepEqual(draw('ring', 700).color, colours)
  })
})

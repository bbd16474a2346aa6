import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { wallOption } from './wall-option.ts'

const series = (...labels: string[]) =>
  labels.map((label) => ({ key: label, label, asOf: '2026-11-28', organizationId: 1, whole: null }))
const lines = (...values: (number | null)[][]) =>
  values.map((one, at) => ({ label: `第${at}类`, values: one }))

type Drawn = {
  xAxis: { axisLabel: { interval?: number; hideOverlap?: boolean } }
  series: { data: unknown[]; label: { formatter: (of: { dataIndex: number }) => string; show: boolean } }[]
  legend?: { formatter: (name: string) => string }
}
const drawn = (...given: Parameters<typeof wallOption>) => wallOption(...given) as unknown as Drawn

describe('A card drawn on a wall', () => {
  it('says of too few people that they are too few, and draws no height for them', () => {
    const card = {
      kind: 'column',
      unit: '人',
      stacked: false,
      series: series('人数'),
      lines: lines([12], [null]),
    } as const
    const [one] = drawn(card, 400).series
    assert.deepEqual(one?.data, [12, 0])
    assert.deepEqual(
      [one?.label.formatter({ dataIndex: 0 }), one?.label.formatter({ dataIndex: 1 })],
      ['12', '少于5'],
    )
    const ring = drawn({ ...card, kind: 'ring' }, 400)
    assert.equal(ring.legend?.formatter('第1类'), '第1类  少于5人')
  })

  it('writes every name of few, and leaves some out of many', () => {
    const of = (count: number) =>
      drawn(
        {
          kind: 'column',
          unit: '个',
          stacked: false,
          series: series('应开', '已开'),
          lines: lines(...Array.from({ length: count }, () => [1, 2])),
        },
        400,
      )
    assert.equal(of(8).xAxis.axisLabel.interval, 0)
    assert.equal(of(25).xAxis.axisLabel.hideOverlap, true)
    assert.equal(of(8).series[0]?.label.show, false, 'numbers over sixteen columns would stand on each other')
    assert.ok(of(8).legend)
  })
})

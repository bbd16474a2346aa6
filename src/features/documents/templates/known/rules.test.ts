import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Field } from '../rules.ts'
import { filledByRegister, knownFields, whyNotAskAgain } from './rules.ts'

const typed = (label: string, more: Partial<Field> = {}): Field => ({
  key: label,
  label,
  kind: 'text',
  required: true,
  ...more,
})

describe('A field of a new template', () => {
  it('is known when the register fills it in under that name or another', () => {
    const known = knownFields([
      typed('党员总数'),
      typed('届满日期：'),
      typed('事由'),
      typed('支部书记（姓名）'),
    ])
    assert.deepEqual(
      known.map(({ label, from }) => [label, from]),
      [
        ['党员总数', 'members'],
        ['届满日期：', 'termEndsOn'],
        ['支部书记（姓名）', 'secretaryName'],
      ],
    )
  })

  it('is no longer asked for once the register fills it in', () => {
    const filled = filledByRegister(typed('党员总数'), 'members')
    assert.deepEqual([filled.from, filled.kind], ['members', 'number'])
    assert.deepEqual(knownFields([filled]), [])
  })

  it('is known column by column in a table of people', () => {
    const table = typed('培训对象', { kind: 'list', columns: ['姓名', '入党时间', '想学什么'] })
    assert.deepEqual(
      knownFields([table]).map(({ label }) => label),
      ['培训对象·姓名', '培训对象·入党时间'],
    )
  })

  it('that is known may be asked again with a reason alone', () => {
    assert.deepEqual(whyNotAskAgain([typed('党员人数')], undefined), {
      code: 'template-asks-known',
      facts: { labels: '党员人数' },
    })
    assert.equal(whyNotAskAgain([typed('党员人数')], '核对用'), null)
    assert.equal(whyNotAskAgain([typed('事由')], undefined), null)
  })
})

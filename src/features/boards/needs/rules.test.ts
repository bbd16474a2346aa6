import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { byUrgency, type Counted, needOf } from './rules.ts'

const counted = (
  measure: Counted['measure'],
  severity: Counted['severity'],
  open: number,
  overdue = 0,
): Counted => ({
  measure,
  severity,
  open,
  overdue,
})

describe('Who needs help first', () => {
  it('is whoever has something urgent past its day, however much else there is elsewhere', () => {
    const late = needOf([counted('termEnds', 'urgent', 1, 1)])
    const much = needOf([counted('recordGaps', 'hint', 400), counted('duesUnpaid', 'reminder', 90, 90)])
    const soon = needOf([counted('secretaryVacant', 'urgent', 1)])
    const none = needOf([])
    const list = [none, much, soon, late].toSorted(byUrgency)
    assert.deepEqual(list, [late, soon, much, none])
  })

  it('stays in the order of the tree where the need is the same', () => {
    const named = ['甲', '乙', '丙'].map((name) => ({
      name,
      ...needOf([counted('duesUnpaid', 'reminder', 2, 1)]),
    }))
    assert.deepEqual(
      named.toSorted(byUrgency).map(({ name }) => name),
      ['甲', '乙', '丙'],
    )
  })

  it('is told by kind, each with the measures that its list is opened by', () => {
    const { groups, open, overdue, urgent } = needOf([
      counted('termEnds', 'urgent', 2, 1),
      counted('secretaryVacant', 'reminder', 1),
      counted('duesUnpaid', 'hint', 0),
    ])
    assert.deepEqual([open, overdue, urgent], [3, 1, 2])
    const terms = groups.find(({ group }) => group === '班子与届期')
    assert.deepEqual(terms, {
      group: '班子与届期',
      open: 3,
      overdue: 1,
      measures: ['termEnds', 'secretaryVacant'],
    })
    assert.deepEqual(groups.find(({ group }) => group === '党费')?.measures, [])
  })
})

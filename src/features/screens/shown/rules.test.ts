import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ScreenCardShape, ShownShape } from './contract.ts'
import { withoutPeople } from './rules.ts'

const lead = { organizationId: 1, asOf: '2026-11-28', line: 'a', series: 'total' }
const card = (unit: string, values: number[]): ScreenCardShape => ({
  key: 'movement',
  title: '本年增减',
  kind: 'bar',
  unit,
  stacked: false,
  definition: '',
  asOf: '2026-11-28',
  organization: { id: 1, name: '研究院' },
  series: [{ key: 'total', label: '人数', asOf: '2026-11-28', organizationId: 1, whole: null }],
  lines: values.map((value, at) => ({ key: `${at}`, label: `${at}`, values: [value], leads: [lead] })),
})
const shown = (cards: ScreenCardShape[]): ShownShape => ({
  title: '大屏',
  organization: { id: 1, name: '研究院' },
  asOf: '2026-11-28',
  readAt: '2026-11-28T00:00:00.000Z',
  byLink: false,
  pages: [],
  figures: [
    {
      key: 'members',
      label: '党员',
      unit: '人',
      value: 120,
      definition: '',
      to: { to: '/people', question: {} },
      cell: null,
    },
    {
      key: 'admitted',
      label: '本年接收',
      unit: '人',
      value: 2,
      definition: '',
      to: null,
      cell: { card: 'funnel', line: 'a' },
    },
  ],
  groups: [
    { id: 2, name: '大所', members: 40, branches: 2, sizes: [2, 2] },
    { id: 3, name: '小室', members: 3, branches: 1, sizes: [1] },
  ],
  cards,
  happenings: [],
})

describe('What a screen shows by its link', () => {
  it('leads nowhere and holds back the few', () => {
    const told = withoutPeople(shown([card('人', [40, 2]), card('个', [3, 1])]))
    assert.equal(told.byLink, true)
    assert.deepEqual(
      told.cards.map(({ lines }) => lines.map(({ values }) => values[0])),
      [
        [40, null],
        [3, 1],
      ],
    )
    assert.deepEqual(
      told.figures.map(({ value, to, cell }) => [value, to, cell]),
      [
        [120, null, null],
        [null, null, null],
      ],
    )
    assert.deepEqual(
      told.groups.map(({ members }) => members),
      [40, null],
    )
    assert.doesNotMatch(JSON.stringify(told), /"organizationId":1,"asOf":"2026-11-28","line"/)
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseYuan } from '#basics/money.ts'
import { fundOf } from '../funds/rules.ts'
import { belowLines, fundLines, notesOf, type Statement, whyNotTell } from './rules.ts'

describe('A statement', () => {
  it('is told of a year that is over, in order, with nothing under way and nothing wanting', () => {
    const telling = { year: 2025, thisYear: 2026, toldYear: 2024, unanswered: 0, balanceFen: 0 }
    assert.deepEqual(
      [{}, { year: 2026 }, { toldYear: 2025 }, { unanswered: 2 }, { balanceFen: -1 }, { toldYear: null }].map(
        (change) => whyNotTell({ ...telling, ...change }),
      ),
      [
        null,
        'dues-statement-early',
        'dues-statement-told',
        'dues-statement-unanswered',
        'dues-statement-negative',
        null,
      ],
    )
  })

  const sums = (['collected', 'received', 'remitted', 'training', 'disaster'] as const).map((kind, at) => ({
    year: 2025,
    kind,
    fen: (at + 3) * 100_01,
    entries: 1,
  }))
  const told: Statement = {
    ...fundOf(2025, sums, { fromYear: 2025, fen: 3_000_00 }),
    organizationId: 1,
    name: '中共东区研究所委员会',
    branch: false,
    asOf: '2026-01-10',
    giftFen: 0,
    gifts: 0,
    below: [
      { name: '第一党支部', people: 3, dueFen: 100, paidFen: 80 },
      { name: '第二党支部', people: 4, dueFen: 50, paidFen: 50 },
    ],
  }

  it('adds up line by line: what came in less what went out is what is left', () => {
    const lines = fundLines(told)
    const of = (label: string) =>
      parseYuan(lines.find(([name]) => name?.startsWith(label))?.[1] ?? '') ?? Number.NaN
    const spent = lines
      .filter(([name]) => name?.startsWith('使用：'))
      .reduce((sum, [, yuan]) => sum + (parseYuan(yuan ?? '') ?? Number.NaN), 0)
    assert.equal(spent, of('使用合计'))
    assert.equal(
      of('上年结转') + of('本级收取') + of('下级党组织上缴') - of('上缴上级') - spent,
      of('年末结余'),
    )
  })

  it('sums up the organizations below, names the gifts apart, and leaves out what a branch does not have', () => {
    assert.deepEqual(belowLines(told).at(-1), ['合计', '7', '1.50', '1.30'])
    assert.doesNotMatch(notesOf(told).join(), /大额/)
    assert.match(
      notesOf({ ...told, gifts: 1, giftFen: 1_000_00 }).join(),
      /大额党费 1 笔共 1,000\.00 元，全部转交中央/,
    )
    const branch = fundLines({ ...told, branch: true }).map(([label]) => label)
    assert.deepEqual([branch.includes('下级党组织上缴'), branch.includes('收取党员党费')], [false, true])
    assert.equal(belowLines({ ...told, below: told.below.slice(0, 1) }).length, 1)
  })
})

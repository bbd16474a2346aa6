import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { addDays, addYears } from '#basics/days.ts'
import { refusal, stageDemo } from '#src/staging.ts'
import type { Client, TestApp } from '#src/testing.ts'
import { type CardKey, cardKeys, cards } from './catalogue/rules.ts'
import type { FilledCardShape } from './contract.ts'

describe('The cards of a board', () => {
  let app: TestApp
  let department: Client
  let root: number
  let branch: number
  let today: string
  before(async () => {
    ;({ app, root, branch, department } = await stageDemo(500))
    await department.call.alerts.rules.evaluate(undefined)
    today = (await department.call.dashboard.show({})).asOf
  })
  after(() => app.close())
  const show = (key: CardKey, more: object = {}) => department.call.boards.cards.show({ key, ...more })

  /** How many the list behind a number has. */
  async function behind(key: CardKey, lead: FilledCardShape['lines'][number]['leads'][number]) {
    assert.ok(lead)
    if ('organizationId' in lead)
      return (await department.call.boards.cards.behind({ key, ...lead, size: 1 })).total
    const question = { ...lead.question, size: 1 } as object
    return lead.to === '/alerts'
      ? (await department.call.alerts.list(question)).total
      : (await department.call.approvals.list(question)).total
  }

  /** Sums of meetings are not the number of branches behind them. */
  const counts = ({ kind, key }: FilledCardShape) => kind !== 'line' && key !== 'life'

  for (const key of cardKeys)
    it(`opens whoever stands behind each number of “${cards[key].title}”`, async () => {
      const card = await show(key)
      assert.equal(card.asOf, today)
      for (const line of card.lines.slice(0, 12))
        for (const [at, value] of line.values.entries()) {
          const lead = line.leads[at] ?? null
          if (value === 0) assert.equal(lead, null)
          else if (counts(card))
            assert.equal(await behind(key, lead), value, `${line.label} ${card.series[at]?.label}`)
          else assert.ok((await behind(key, lead)) > 0, line.label)
        }
    })

  it('has something to show on every card', async () => {
    const empty: string[] = []
    for (const key of cardKeys) {
      const { lines } = await show(key)
      if (lines.every(({ values }) => values.every((value) => value === 0))) empty.push(key)
    }
    assert.deepEqual(empty, [])
  })

  it('counts the members of each month as the statistics of that day do', async () => {
    const { lines } = await show('membersOverMonths')
    assert.equal(lines.length, 25)
    assert.equal(lines.at(-1)?.key, today)
    for (const line of [lines[0], lines[11], lines[24]]) {
      assert.ok(line)
      const { tables } = await department.call.statistics.report({
        organizationId: root,
        asOf: line.key,
        tables: ['members-basic'],
      })
      assert.equal(line.values[0], tables[0]?.rows[0]?.cells[0], line.label)
      assert.equal(await behind('membersOverMonths', line.leads[0] ?? null), line.values[0])
    }
  })

  it('divides everybody by age on any day, and says of what the parts are parts', async () => {
    const yearAgo = addYears(today, -1)
    const card = await show('age', { asOf: yearAgo })
    assert.equal(card.asOf, yearAgo)
    const [all] = card.series
    const { tables } = await department.call.statistics.report({
      organizationId: root,
      asOf: yearAgo,
      tables: ['members-basic'],
    })
    assert.equal(all?.whole, tables[0]?.rows[0]?.cells[0])
  })

  it('stands beside the same a year ago, what lies above and chosen others', async () => {
    const before = await show('education', { organizationId: branch, compare: 'lastYear' })
    assert.deepEqual(
      before.series.map(({ asOf }) => asOf),
      [today, addYears(today, -1)],
    )
    const then = await show('education', { organizationId: branch, asOf: addYears(today, -1) })
    const valuesOf = (card: FilledCardShape, at: number) =>
      Object.fromEntries(card.lines.map(({ key, values }) => [key, values[at] ?? 0]))
    assert.deepEqual(valuesOf(before, 1), valuesOf(then, 0))

    const above = await show('education', { organizationId: branch, compare: 'above' })
    assert.deepEqual(
      above.series.map(({ organizationId }) => organizationId),
      [branch, root],
    )
    assert.deepEqual(valuesOf(above, 1), valuesOf(await show('education'), 0))
    const lead = above.lines.flatMap(({ leads }) => leads[1] ?? [])[0]
    assert.ok(lead && 'organizationId' in lead)
    assert.equal(lead.organizationId, root)

    const beside = await show('education', {
      organizationId: branch,
      compare: 'others',
      withIds: [root, branch],
    })
    assert.equal(beside.series.length, 2)
  })

  it('follows the ages of the same people five years on', async () => {
    const { series, lines } = await show('agesInFiveYears')
    assert.deepEqual(
      series.map(({ label, whole }) => [label, whole]),
      [
        ['现在', 500],
        ['五年后', 500],
      ],
    )
    const young = lines[0]?.values ?? []
    assert.ok((young[1] ?? 0) < (young[0] ?? 0), 'nobody becomes younger')
  })

  it('refuses what it cannot tell, and says what to do', async () => {
    const past = await refusal(show('alerts', { asOf: addDays(today, -1) }))
    assert.match(past.message, /只有今天的数字/)
    const top = await refusal(show('age', { compare: 'above' }))
    assert.match(top.message, /最高一级/)
    const cell = {
      key: 'age',
      organizationId: root,
      asOf: today,
      line: 'members-by-age.none',
      series: 'total',
    } as const
    assert.match((await refusal(department.call.boards.cards.behind(cell))).message, /没有这个数字/)
    const future = await refusal(show('age', { asOf: addDays(today, 1) }))
    assert.match(future.message, /晚于今天/)
  })

  it('keeps a branch within its own', async () => {
    const secretary = await app.as('branch', { organizationId: branch })
    const own = await secretary.call.boards.cards.show({ key: 'age' })
    assert.equal(own.organization.id, branch)
    const outside = await refusal(secretary.call.boards.cards.show({ key: 'age', organizationId: root }))
    assert.equal(outside.code, 'not-found')
    const above = await refusal(secretary.call.boards.cards.show({ key: 'age', compare: 'above' }))
    assert.match(above.message, /最高一级/)
  })
})

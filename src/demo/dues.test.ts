import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { amountOf, type DuesKind } from '#features/dues/rules.ts'
import { startTestApp } from '#src/testing.ts'
import { loadDemo } from './load.ts'

const app = await startTestApp()
after(() => app.close())
before(() => loadDemo(app.world, { members: 300 }))

const rows = async <Row>(text: string) => (await app.world.open.pool.query(text)).rows as Row[]
const countOf = async (text: string) =>
  (await rows<{ n: number }>(`select count(*)::int as n from ${text}`))[0]?.n

describe('The dues of the demo institute', () => {
  it('are those of the rule, for every charge', async () => {
    const charges = await rows<{ kind: DuesKind; base: number | null; month: string; full: number }>(
      'select distinct kind, base_fen as base, month, full_fen as full from dues_charge',
    )
    assert.ok(charges.length > 500)
    for (const { kind, base, month, full } of charges)
      assert.equal(amountOf({ kind, baseFen: base }, month).fen, full, `${kind} ${base} ${month}`)
  })

  it('have nobody charged before the month in which he joined, nor twice, nor without a base', async () => {
    assert.equal(
      await countOf(
        `dues_charge charge join person on person.id = charge.person_id where charge.month < to_char(person.joined_on, 'YYYY-MM')`,
      ),
      0,
    )
    assert.equal(
      await countOf(
        `person where membership = 'active' and not exists (select from dues_base where person_id = person.id)`,
      ),
      0,
    )
  })

  it('say of each month as paid what the payments add up to', async () => {
    assert.equal(
      await countOf(`dues_charge charge left join (select person_id, month, sum(fen) as fen from dues_payment
        where withdrawn_at is null group by 1, 2) paid using (person_id, month) where charge.paid_fen <> coalesce(paid.fen, 0)`),
      0,
    )
  })

  it('have arrears of one, three and six months, a relief that holds and one that waits', async () => {
    const arrears = await rows<{ months: number }>(
      `select distinct count(*)::int as months from dues_charge where paid_fen < fen and month < '2026-11' group by person_id`,
    )
    assert.ok(arrears.some(({ months }) => months >= 6))
    const reliefs = await rows<{ state: string }>('select state from dues_relief order by state')
    assert.deepEqual(
      reliefs.map(({ state }) => state),
      ['approved', 'asked'],
    )
    assert.ok(((await countOf('dues_case')) ?? 0) >= 1)
  })
})

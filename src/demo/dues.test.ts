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

  it('are handed up once: each remittance is what its takings and those from below add up to', async () => {
    assert.equal(
      await countOf(`dues_remittance item where state <> 'sent' and collected_fen <> (
        select coalesce(sum(payment.fen), 0) from dues_intake intake join dues_payment payment on payment.intake_id = intake.id
        where intake.remittance_id = item.id and payment.month is not null)`),
      0,
    )
    assert.equal(
      await countOf(
        `dues_remittance item where received_fen <> (select coalesce(sum(fen), 0) from dues_remittance where part_of_id = item.id)`,
      ),
      0,
    )
    assert.ok(((await countOf(`dues_remittance where state = 'confirmed'`)) ?? 0) > 10)
  })

  it('were used for lawful purposes after a decision, and last year was told to the members', async () => {
    const told = await rows<{ balance: number; year: number }>(
      `select (content ->> 'balanceFen')::int as balance, year from dues_statement order by organization_id`,
    )
    assert.deepEqual(
      told.map(({ year, balance }) => [year, balance > 0]),
      [
        [2025, true],
        [2025, true],
      ],
    )
    assert.ok(((await countOf('dues_use where decided_on < used_on')) ?? 0) >= 4)
  })

  it('show a file of the bank that is answered, and one with every kind of line waiting', async () => {
    const files = await rows<{ outcomes: string[]; waiting: number }>(
      `select array_agg(distinct outcome order by outcome) as outcomes, (count(*) filter (where answer is null))::int as waiting
       from dues_import_row group by import_id order by import_id`,
    )
    assert.deepEqual([files[0]?.outcomes, files[0]?.waiting], [['matched'], 0])
    assert.ok((files[1]?.waiting ?? 0) > 2)
    assert.ok(files[1]?.outcomes.includes('wrongAmount') && files[1].outcomes.includes('unmatched'))
  })

  it('hold gifts to the centre in each of their states, apart from what was handed up', async () => {
    const states = await rows<{ state: string }>(
      `select case when gift.payment_id is null then 'kept' when receipted_on is null then 'forwarded' else 'receipted' end as state
       from dues_payment payment left join dues_gift gift on gift.payment_id = payment.id
       where month is null and fen >= 100000 order by payment.id`,
    )
    assert.deepEqual(
      states.map(({ state }) => state),
      ['kept', 'forwarded', 'receipted'],
    )
  })
})

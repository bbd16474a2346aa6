import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { monthsFrom } from '#basics/months.ts'
import { insertPeople } from '#features/people/queries.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'
import { arrearsWords } from './rules.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let branch: Client
before(async () => {
  institute = await app.stage(plantInstitute)
  app.setClock('2026-11-24T08:00:00Z')
  branch = await app.as('branch', { organizationId: institute.organizations.east1, name: '东一书记' })
})

async function member(number: number): Promise<number> {
  const person = personOf('east1', 'member', institute.organizations.east1, number)
  return (await app.stage((ctx) => insertPeople(ctx, [person]))).get(person.employeeNo) as number
}

/** Charged 40.00 yuan a month from July on, and paid so far. */
async function charged(id: number, paidFen: number): Promise<number> {
  await branch.call.dues.bases.state({
    id,
    fromMonth: '2026-07',
    kind: 'salaried',
    items: { basicPay: 400_000 },
  })
  for (const month of monthsFrom('2026-07', '2026-11'))
    await branch.call.dues.roll.make({ organizationId: institute.organizations.east1, month })
  if (paidFen > 0)
    await branch.call.dues.payments.take({ id, fen: paidFen, way: 'transfer', paidOn: '2026-11-02' })
  return id
}

describe('How far somebody who goes has paid', () => {
  it('is known from the dues: the month paid up to, and what is owed, in words for the letter', async () => {
    const personId = await charged(await member(701), 2 * 4_000)
    const ready = await branch.call.transfers.readiness({ personId })
    assert.equal(ready.paidUntil, '2026-08')
    assert.equal(ready.arrears, '欠交 2026-09 至 2026-10，2 个月，共 80.00 元')
  })

  it('says nothing of arrears where all is paid, and nothing at all where nobody was ever charged', async () => {
    const paid = await branch.call.transfers.readiness({
      personId: await charged(await member(702), 5 * 4_000),
    })
    assert.deepEqual([paid.paidUntil, paid.arrears], ['2026-11', null])
    const never = await branch.call.transfers.readiness({ personId: await member(703) })
    assert.deepEqual([never.paidUntil, never.arrears], [null, null])
  })

  it('stands on the letter of many for each as it is, and as it was said for whom nothing is known', async () => {
    const [behind, unknown] = [await charged(await member(704), 4_000), await member(705)]
    const { id } = await branch.call.transfers.batches.begin({
      organizationId: institute.organizations.east1,
      toId: institute.organizations.west1,
      personIds: [behind, unknown],
      title: '研究室调整',
      basis: '机构调整通知',
      paidUntil: '2026-10',
    })
    const { rows } = await app.world.open.pool.query(
      'select person_id, paid_until, arrears from transfer where batch_id = $1 order by person_id',
      [id],
    )
    assert.deepEqual(rows, [
      { person_id: behind, paid_until: '2026-07', arrears: '欠交 2026-08 至 2026-10，3 个月，共 120.00 元' },
      { person_id: unknown, paid_until: '2026-10', arrears: null },
    ])
  })

  it('names a single month by itself', () => {
    assert.equal(arrearsWords({ owing: ['2026-10'], owingFen: 20 }), '欠交 2026-10，共 0.20 元')
    assert.equal(arrearsWords({ owing: [], owingFen: 0 }), null)
  })
})

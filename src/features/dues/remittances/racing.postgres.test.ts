import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPeople } from '#features/people/queries.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let secretary: Client, deputy: Client, east: Client
let payer = 0

before(async () => {
  institute = await app.stage(plantInstitute)
  const { east1, east: eastId } = institute.organizations
  secretary = await app.as('branch', { organizationId: east1, name: '东一书记' })
  deputy = await app.as('branch', { organizationId: east1, name: '东一副书记' })
  east = await app.as('committee', { organizationId: eastId, name: '东区党委' })
  const person = personOf('east1', 'member', east1, 651)
  payer = (await app.stage((ctx) => insertPeople(ctx, [person]))).get(person.employeeNo) as number
})

const give = (fen: number) =>
  secretary.call.dues.payments.take({ id: payer, fen, way: 'cash', paidOn: '2026-10-12', extra: true })
const send = (who: Client, fen: number) =>
  who.call.dues.remittances.send({
    id: institute.organizations.east1,
    untilMonth: '2026-10',
    fen,
    handedOn: '2026-11-05',
  })
const list = async (state: 'sent' | 'recalled' | 'confirmed') =>
  (await east.call.dues.remittances.list({ state })).rows.map(({ fen }) => fen)

/** What each of several who press at once was told: the code and the sentence. */
const told = async (presses: Promise<unknown>[]) =>
  (await Promise.allSettled(presses))
    .map((one) => (one.status === 'fulfilled' ? ['done', ''] : [one.reason.data?.code, one.reason.message]))
    .sort(([one], [other]) => one.localeCompare(other))

describe('Two at once', () => {
  it('hand up the same months once: the others hear who did, when and how much', async () => {
    await give(300_00)
    const answers = await told([send(secretary, 300_00), send(deputy, 300_00), send(secretary, 300_00)])
    assert.deepEqual(
      answers.map(([code]) => code),
      ['done', 'dues-remit-sent', 'dues-remit-sent'],
    )
    assert.match(answers[1]?.[1], /已由东一(书记|副书记)上缴（2026-11-05，300\.00 元）/)
    assert.deepEqual(await list('sent'), [300_00])
    const { rows } = await app.world.open.pool.query(
      'select count(*) as n from dues_intake where remittance_id is null',
    )
    assert.equal(rows[0].n, 0)
    const sent = await app.world.open.pool.query(
      `select count(*) as n from audit_entry where action = 'dues.remittanceSent'`,
    )
    assert.equal(sent.rows[0].n, 1)
  })

  it('take it back while it is being confirmed: one of them is told, and both books agree', async () => {
    const { id } = (await east.call.dues.remittances.list({ state: 'sent' })).rows[0] ?? { id: 0 }
    const receipt = { receivedOn: '2026-11-06', receiptNumber: '东-1' }
    const answers = await told([
      east.call.dues.remittances.confirm({ id, fen: 300_00, ...receipt }),
      secretary.call.dues.remittances.recall({ id, reason: '金额写错' }),
    ])
    assert.deepEqual(
      answers.map(([code]) => code),
      ['done', 'dues-remit-answered'],
    )
    const confirmed = (await list('confirmed')).length === 1
    assert.deepEqual(await list('recalled'), confirmed ? [] : [300_00])
    const { rows } = await app.world.open.pool.query(
      'select count(*)::int as n from dues_intake where remittance_id is null',
    )
    assert.equal(rows[0].n, confirmed ? 0 : 1)
  })

  it('money that comes in while it is handed up is in it or waits for the next, never in neither', async () => {
    await give(80_00)
    const asked = await secretary.call.dues.remittances.propose({
      id: institute.organizations.east1,
      untilMonth: '2026-10',
    })
    await Promise.allSettled([send(secretary, asked.fen), give(20_00)])
    const left = await secretary.call.dues.remittances.propose({
      id: institute.organizations.east1,
      untilMonth: '2026-10',
    })
    const { rows } = await app.world.open.pool.query(
      `select coalesce(sum(fen), 0) as fen from dues_remittance where state in ('sent', 'confirmed')`,
    )
    assert.equal(Number(rows[0].fen) + left.fen, 400_00)
  })
})

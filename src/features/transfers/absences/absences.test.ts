import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { refusal } from '#src/staging.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp({ jobs: true })
after(() => app.close())

let institute: Institute
let branch: Client
const code = async (work: Promise<unknown>) => (await refusal(work)).code

before(async () => {
  institute = await app.stage(plantInstitute)
  branch = await app.as('branch', { organizationId: institute.organizations.east1 })
})

const mobileOf = async (id: number) => {
  const { rows } = await app.world.open.pool.query(
    'select mobile_since::text as since, mobile_to as place from person where id = $1',
    [id],
  )
  return rows[0]
}

describe('A member who is away', () => {
  it('for less than six months goes with a certificate, and the record stays as it is', async () => {
    const personId = institute.people.east1.member
    const away = {
      personId,
      place: '远山市试验场',
      from: '2026-11-24',
      until: '2027-02-10',
      reason: '型号试验',
    }
    const left = await branch.call.transfers.absences.leave(away)
    assert.deepEqual([left.kind, left.contactDue], ['temporary', null])
    assert.match(left.documentNumber ?? '', /证〔2026〕1号/)
    assert.deepEqual(await mobileOf(personId), { since: null, place: null })
    assert.equal(await code(branch.call.transfers.absences.leave(away)), 'absence-open')
    await app.world.jobs?.drain()
    assert.equal((await branch.fetch(`/api/documents/${left.documentId}/file`)).status, 200)

    const back = await branch.call.transfers.absences.end({ id: left.id, on: '2026-11-24', note: '提前返回' })
    assert.equal(back.endedOn, '2026-11-24')
    const again = branch.call.transfers.absences.contact({ id: left.id, on: '2026-11-24', note: '电话' })
    assert.equal(await code(again), 'absence-over')
  })

  it('for six months and more is a mobile member whom the branch is in touch with every half-year', async () => {
    const personId = institute.people.east1.secretary
    const left = await branch.call.transfers.absences.leave({
      personId,
      place: '北疆市',
      from: '2026-04-01',
      until: '2027-06-30',
      reason: '外派工作',
    })
    assert.deepEqual(
      [left.kind, left.documentId, left.contactDue, left.late],
      ['mobile', null, '2026-10-01', true],
    )
    assert.deepEqual(await mobileOf(personId), { since: '2026-04-01', place: '北疆市' })
    const future = branch.call.transfers.absences.contact({ id: left.id, on: '2026-12-01', note: '电话' })
    assert.equal(await code(future), 'absence-day')
    const told = await branch.call.transfers.absences.contact({
      id: left.id,
      on: '2026-11-20',
      note: '电话联系',
    })
    assert.deepEqual([told.lastContact, told.contactDue, told.late], ['2026-11-20', '2027-05-20', false])
    await branch.call.transfers.absences.end({ id: left.id, on: '2026-11-24', note: '返回工作' })
    assert.deepEqual(await mobileOf(personId), { since: null, place: null })
  })
})

describe('Somebody from elsewhere', () => {
  it('is registered by the branch that helps to look after him, and is no member of it', async () => {
    const visitor = { name: '顾南乔', homeName: '中共远山市水利局机关支部', place: '启明家属区' }
    const came = await branch.call.transfers.absences.receive({
      organizationId: institute.organizations.east1,
      ...visitor,
      from: '2026-09-01',
      until: '2027-08-31',
    })
    assert.deepEqual([came.direction, came.kind, came.personId], ['in', 'mobile', null])
    const list = await branch.call.transfers.absences.list({ direction: 'in' })
    assert.deepEqual(
      list.rows.map(({ name }) => name),
      ['顾南乔'],
    )
    const committee = institute.organizations.east
    const receive = branch.call.transfers.absences.receive
    const there = { organizationId: committee, ...visitor, from: '2026-09-01', until: '2027-08-31' }
    assert.equal(await code(receive(there)), 'not-found')
    await branch.call.transfers.absences.end({
      id: came.id,
      on: '2026-11-24',
      note: '民主评议合格，已通知原支部',
    })
    assert.equal((await branch.call.transfers.absences.list({ over: true })).total, 3)
    assert.equal((await branch.fetch('/api/absences.xlsx?over=true')).status, 200)
  })
})

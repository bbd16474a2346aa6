import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { refusal, stageUnitChange } from '#src/staging.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let branch: Client, east: Client, west: Client, stranger: Client
let difference: number

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations, people } = institute
  branch = await app.as('branch', { organizationId: organizations.east1 })
  east = await app.as('committee', { organizationId: organizations.east })
  west = await app.as('committee', { organizationId: organizations.west })
  stranger = await app.as('branch', { organizationId: organizations.east2 })
  const said = { personId: people.east1.member, from: 'east1', to: 'west1', on: '2026-11-01' }
  difference = await app.stage((ctx) => stageUnitChange(ctx, said))
})

describe('A unit that the master data says has changed', () => {
  it('waits as a transfer to be begun, and the difference settles when the member is accepted', async () => {
    const list = await branch.call.transfers.unitChanges.list({})
    assert.deepEqual(
      list.rows.map((row) => [row.differenceId, row.personName, row.toName]),
      [[difference, '东一党员', '西区第一党支部']],
    )
    assert.equal((await stranger.call.transfers.unitChanges.list({})).total, 0)
    const elsewhere = stranger.call.transfers.unitChanges.begin({ id: difference, paidUntil: '2026-11' })
    assert.equal((await refusal(elsewhere)).code, 'not-found')

    const { id } = await branch.call.transfers.unitChanges.begin({ id: difference, paidUntil: '2026-11' })
    assert.equal((await branch.call.transfers.get({ id })).origin, 'unitChange')
    assert.equal((await branch.call.transfers.unitChanges.list({})).total, 0)
    await east.call.transfers.issue({ id })
    await west.call.transfers.accept({ id })
    const { rows } = await app.world.open.pool.query('select status from difference where id = $1', [
      difference,
    ])
    assert.deepEqual(rows, [{ status: 'settled' }])
  })
})

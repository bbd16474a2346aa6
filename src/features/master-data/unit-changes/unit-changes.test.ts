import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPeople } from '#features/people/queries.ts'
import { systemWorld } from '#platform/world.ts'
import { refusal, sheetAt, stageUnitChange } from '#src/staging.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'
import { followMoves } from './jobs.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let branch: Client, east: Client, west: Client, stranger: Client
let newcomers = 0

/** Another member of the first branch in the east, and what the master data says of him: that he moved to this branch. */
async function moved(to: string): Promise<{ id: number; personId: number }> {
  newcomers += 1
  const person = personOf('east1', 'member', institute.organizations.east1, 100 + newcomers)
  return app.stage(async (ctx) => {
    const personId = (await insertPeople(ctx, [person])).get(person.employeeNo) as number
    const id = await stageUnitChange(ctx, { personId, from: 'east1', to, on: '2026-11-01' })
    return { id, personId }
  })
}
const follow = () => followMoves.run(systemWorld(app.world, '测试'), {})
const shown = (id: number) => east.call.masterData.differences.get({ id })
const placeOf = async (id: number) => (await east.call.people.get({ id })).organizationId

const terms = { paidUntil: '2026-11' }

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations } = institute
  branch = await app.as('branch', { organizationId: organizations.east1 })
  east = await app.as('committee', { organizationId: organizations.east, name: '东区党委' })
  west = await app.as('committee', { organizationId: organizations.west })
  stranger = await app.as('branch', { organizationId: organizations.east2 })
})

describe('A unit that the master data says has changed', () => {
  it('waits for the branch, which accepts it by beginning the transfer; the register changes with the acceptance', async () => {
    const { id: difference, personId } = await moved('west1')
    const list = await branch.call.masterData.unitChanges.list({})
    assert.deepEqual(
      list.rows.map((row) => [row.differenceId, row.personId, row.toName]),
      [[difference, personId, '西区第一党支部']],
    )
    assert.equal((await stranger.call.masterData.unitChanges.list({})).total, 0)
    const name = list.rows[0]?.personName
    const sheet = await sheetAt(branch, '/unit-changes.xlsx')
    assert.deepEqual(sheet[2]?.toSpliced(1, 1), [name, '东区第一党支部', '西区第一党支部', '2026-11-01'])
    assert.equal((await sheetAt(stranger, '/unit-changes.xlsx')).length, 2)
    const elsewhere = stranger.call.masterData.unitChanges.begin({ id: difference, ...terms })
    assert.equal((await refusal(elsewhere)).code, 'not-found')

    const { id } = await branch.call.masterData.unitChanges.begin({ id: difference, ...terms })
    assert.deepEqual((await shown(difference)).transfer, { id, state: 'started', stateName: '支部已发起' })
    assert.equal((await branch.call.transfers.get({ id })).origin, 'unitChange')
    assert.equal((await branch.call.masterData.unitChanges.list({})).total, 0)
    assert.equal(await placeOf(personId), institute.organizations.east1)
    await east.call.transfers.issue({ id })
    await west.call.transfers.accept({ id })
    await follow()
    const { rows } = await app.world.open.pool.query(
      'select person.organization_id as place, difference.status from person, difference where person.id = $1 and difference.id = $2',
      [personId, difference],
    )
    assert.deepEqual(rows, [{ place: institute.organizations.west1, status: 'accepted' }])
  })

  it('is accepted in the inbox by a transfer too, which asks how far the dues are paid', async () => {
    const { id, personId } = await moved('east2')
    const offered = await shown(id)
    assert.deepEqual([offered.opensTransfer, offered.toId], [true, institute.organizations.east2])
    const unsaid = await refusal(east.call.masterData.differences.accept({ id }))
    assert.equal(unsaid.code, 'difference-dues-needed')
    assert.match(unsaid.message, /党费交至/)
    assert.deepEqual([(await shown(id)).status, (await shown(id)).transfer], ['open', null])

    const done = await east.call.masterData.differences.accept({ id, ...terms, reason: '人事调令' })
    assert.deepEqual([done.status, done.decidedBy, done.decidedBecause], ['accepted', '东区党委', '人事调令'])
    assert.equal(await placeOf(personId), institute.organizations.east1)
    const transfer = await east.call.transfers.get({ id: done.transfer?.id ?? 0 })
    assert.deepEqual(
      [transfer.state, transfer.paidUntil, transfer.toName],
      ['started', '2026-11', '东区第二党支部'],
    )
    const again = await refusal(branch.call.masterData.unitChanges.begin({ id, ...terms }))
    assert.equal(again.code, 'difference-accepted')
    await stranger.call.transfers.place({ id: transfer.id })
    assert.equal(await placeOf(personId), institute.organizations.east2)
    assert.equal((await shown(id)).transfer?.state, 'done')
  })

  it('stands as accepted while the transfer is repaired, and waits again when it is taken back', async () => {
    const { id } = await moved('east2')
    const { id: transfer } = await branch.call.masterData.unitChanges.begin({ id, ...terms })
    await stranger.call.transfers.sendBack({ id: transfer, ground: 'dossier', note: '档案未到' })
    await follow()
    assert.deepEqual([(await shown(id)).status, (await shown(id)).transfer?.state], ['accepted', 'sentBack'])
    await branch.call.transfers.withdraw({ id: transfer, reason: '调动取消' })
    await follow()
    await follow()
    const waiting = await shown(id)
    assert.deepEqual(
      [waiting.status, waiting.decidedBy, waiting.transfer?.state],
      ['open', null, 'withdrawn'],
    )
    const { rows } = await app.world.open.pool.query(
      "select count(*)::int as n from audit_entry where action = 'difference.reopened'",
    )
    assert.equal(rows[0].n, 1)
    const once = await branch.call.masterData.unitChanges.begin({ id, ...terms })
    assert.equal((await shown(id)).transfer?.id, once.id)
    await branch.call.transfers.withdraw({ id: once.id, reason: '调动取消' })
    await follow()
    await east.call.masterData.differences.decline({ id, reason: '调动取消' })
  })

  it('settles by itself when the branch had begun the transfer on its own', async () => {
    const { id, personId } = await moved('east2')
    const given = { personId, toId: institute.organizations.east2, cause: 'unitChanged', ...terms } as const
    const begun = await branch.call.transfers.begin(given)
    assert.equal((await branch.call.masterData.unitChanges.list({})).total, 0)
    const twice = await refusal(east.call.masterData.differences.accept({ id, ...terms }))
    assert.equal(twice.code, 'transfer-open-already')
    await stranger.call.transfers.place({ id: begun.id })
    await follow()
    assert.deepEqual([(await shown(id)).status, (await shown(id)).decidedBy], ['settled', '名册'])
  })

  it('is refused when no such branch is known, and when it takes in nobody', async () => {
    const [nowhere, committee] = [await moved('nowhere'), await moved('west')]
    const unknown = await refusal(east.call.masterData.differences.accept({ id: nowhere.id, ...terms }))
    assert.deepEqual([unknown.code, (await shown(nowhere.id)).toId], ['difference-target-unknown', null])
    const holdsNone = await refusal(east.call.masterData.differences.accept({ id: committee.id, ...terms }))
    assert.equal(holdsNone.code, 'transfer-target-holds-none')
    const ids = [nowhere.id, committee.id]
    await east.call.masterData.differences.declineMany({ ids, reason: '主数据编码有误' })
  })
})

describe('Many units that have changed', () => {
  it('are accepted at once: who go the same way are one batch, who cannot go wait on with the reason', async () => {
    const [first, second, alone] = [await moved('west1'), await moved('west1'), await moved('east2')]
    const { secretary } = institute.people.east1
    const said = { personId: secretary, from: 'east1', to: 'west1', on: '2026-11-01' }
    const held = await app.stage((ctx) => stageUnitChange(ctx, said))
    const ids = [first.id, second.id, alone.id, held]
    const opened = await east.call.masterData.unitChanges.beginMany({ ids, ...terms })
    assert.deepEqual([opened.transfers, opened.batches.length], [3, 1])
    assert.deepEqual(
      opened.left.map(({ differenceId }) => differenceId),
      [held],
    )
    assert.match(opened.left[0]?.why ?? '', /书记.*免职/)
    const batch = await east.call.transfers.batches.get({ id: opened.batches[0] ?? 0 })
    assert.deepEqual(
      batch.transfers.map(({ personId }) => personId),
      [first.personId, second.personId],
    )
    const after = await Promise.all(ids.map(shown))
    assert.deepEqual(
      after.map(({ status, transfer }) => [status, transfer?.state ?? null]),
      [
        ['accepted', 'started'],
        ['accepted', 'started'],
        ['accepted', 'started'],
        ['open', null],
      ],
    )
  })

  it('go by nothing else: another kind of difference refuses all of them', async () => {
    const { id } = await moved('east2')
    const masses = institute.people.east1.masses
    const said = { personId: masses, from: 'east1', to: 'east2', on: '2026-11-01' }
    const other = await app.stage((ctx) => stageUnitChange(ctx, said))
    const refused = await refusal(east.call.masterData.unitChanges.beginMany({ ids: [id, other], ...terms }))
    assert.equal(refused.code, 'difference-no-move')
    assert.equal((await shown(id)).status, 'open')
    // Somebody without membership is moved at once.
    const done = await east.call.masterData.differences.accept({ id: other })
    assert.deepEqual([done.status, done.transfer], ['accepted', null])
    assert.equal(await placeOf(masses), institute.organizations.east2)
  })
})

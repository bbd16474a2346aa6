import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPeople } from '#features/people/queries.ts'
import { readSheet } from '#platform/sheets.ts'
import { refusal } from '#src/staging.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp({ jobs: true })
after(() => app.close())

let institute: Institute
let branch: Client, sender: Client, receiver: Client, receivingBranch: Client
let number = 0

before(async () => {
  institute = await app.stage(plantInstitute)
  const { east1, east, west, west1 } = institute.organizations
  branch = await app.as('branch', { organizationId: east1, name: '东一书记' })
  sender = await app.as('committee', { organizationId: east, name: '东区' })
  receiver = await app.as('committee', { organizationId: west, name: '西区' })
  receivingBranch = await app.as('branch', { organizationId: west1, name: '西一书记' })
})

async function members(many: number): Promise<number[]> {
  const people = Array.from({ length: many }, () => {
    number += 1
    return personOf('east1', 'member', institute.organizations.east1, number)
  })
  const ids = await app.stage((ctx) => insertPeople(ctx, people))
  return people.map(({ employeeNo }) => ids.get(employeeNo) as number)
}

const given = () => ({
  organizationId: institute.organizations.east1,
  toId: institute.organizations.west1,
  title: '第三研究室整建制调整',
  basis: '院组织机构调整通知',
  paidUntil: '2026-11',
})

describe('A department that is reorganized', () => {
  it('goes at once: one letter with a list, an outcome for each, and those who cannot go are named', async () => {
    const { secretary } = institute.people.east1
    const personIds = [...(await members(200)), secretary]
    const begun = await branch.call.transfers.batches.begin({ ...given(), personIds })
    assert.equal(begun.people, 200)
    assert.deepEqual(
      begun.left.map(({ personId }) => personId),
      [secretary],
    )
    assert.match(begun.left[0]?.why ?? '', /书记/)
    assert.deepEqual(begun.may, [])

    const { id } = begun
    assert.deepEqual((await sender.call.transfers.batches.get({ id })).may, [{ act: 'issue', people: 200 }])
    const lettered = await sender.call.transfers.batches.carry({ id, act: 'issue', days: 30 })
    assert.equal(lettered.done, 200)
    const { rows: letters } = await sender.call.transfers.letters.list({})
    assert.deepEqual(
      letters.map(({ people }) => people),
      [200],
    )

    const [one] = lettered.batch.transfers
    await receiver.call.transfers.sendBack({ id: one?.id ?? 0, ground: 'dossier', note: '档案未到' })
    const accepted = await receiver.call.transfers.batches.carry({ id, act: 'accept' })
    assert.deepEqual([accepted.done, accepted.left], [199, []])
    const { rows } = await app.world.open.pool.query(
      `select count(*)::int as n from person where organization_id = $1 and membership = 'active'`,
      [institute.organizations.west1],
    )
    assert.equal(rows[0].n, 199 + 2)

    const placed = await receivingBranch.call.transfers.batches.carry({ id, act: 'place' })
    assert.equal(placed.done, 199)
    await receiver.call.transfers.batches.carry({ id, act: 'returnReceipt' })
    const filed = await sender.call.transfers.batches.carry({ id, act: 'fileReceipt' })
    assert.deepEqual([filed.done, filed.batch.done], [199, 199])
    const last = await sender.call.transfers.letters.list({})
    assert.deepEqual([last.rows[0]?.accepted, last.rows[0]?.filed, last.rows[0]?.voided], [199, 199, false])
  })

  it('keeps those whose register says something else, with the reason, and carries the others', async () => {
    const personIds = await members(3)
    const { id } = await branch.call.transfers.batches.begin({ ...given(), personIds })
    await sender.call.transfers.batches.carry({ id, act: 'issue' })
    const top = await app.as('politicalWorkDepartment', { organizationId: institute.organizations.root })
    await top.call.people.changes.move({
      personIds: personIds.slice(0, 1),
      organizationId: institute.organizations.east2,
      groupId: null,
      effectiveOn: '2026-11-24',
      reason: '主数据调整',
    })
    const accepted = await receiver.call.transfers.batches.carry({ id, act: 'accept' })
    assert.equal(accepted.done, 2)
    assert.match(accepted.left[0]?.why ?? '', /已经不在转出党支部/)
    const nobody = await refusal(branch.call.transfers.batches.carry({ id, act: 'issue' }))
    assert.equal(nobody.code, 'batch-nobody')
    const { rows } = await receiver.call.transfers.batches.list({ text: '第三研究室' })
    assert.ok(rows.some((row) => row.id === id && row.people === 3))
    const file = await receiver.fetch(`/api/transfer-batches.xlsx?text=${encodeURIComponent('第三研究室')}`)
    const lines: unknown[][] = []
    for await (const { cells } of readSheet(Buffer.from(await file.arrayBuffer()), 'batches.xlsx'))
      lines.push(cells)
    const shown = rows.find((row) => row.id === id)
    const line = lines.find(([title]) => title === shown?.title)
    assert.deepEqual(line?.slice(1, 6).map(String), [
      shown?.organizationName,
      shown?.toName,
      '3',
      String(shown?.done),
      String(shown?.refused),
    ])
  })
})

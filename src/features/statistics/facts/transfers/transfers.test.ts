import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPeople } from '#features/people/queries.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let branch: Client, sender: Client, receiver: Client

async function today(day: string): Promise<void> {
  app.setClock(`${day}T08:00:00Z`)
  const { east1, east, west } = institute.organizations
  branch = await app.as('branch', { organizationId: east1, name: '东区书记' })
  sender = await app.as('committee', { organizationId: east, name: '东区党委' })
  receiver = await app.as('committee', { organizationId: west, name: '西区党委' })
}

async function begin(number: number): Promise<number> {
  const person = personOf('east1', 'member', institute.organizations.east1, number)
  const personId = (await app.stage((ctx) => insertPeople(ctx, [person]))).get(person.employeeNo) as number
  const toId = institute.organizations.west1
  return (await branch.call.transfers.begin({ personId, toId, cause: 'unitChanged', paidUntil: '2026-11' }))
    .id
}

/** 正在办理, and of it 支部已发起, 在途, 在途超期, 退回补正. */
async function underWay(who: Client, organizationId: number, asOf?: string): Promise<number[]> {
  const report = await who.call.statistics.report({ organizationId, ...(asOf && { asOf }) })
  const rows = report.tables.find(({ id }) => id === 'transfers')?.rows ?? []
  return ['underWay', 'begun', 'inTransit', 'overdue', 'sentBack'].map(
    (key) => rows.find((row) => row.key === key)?.cells[0] ?? Number.NaN,
  )
}

describe('Transfers under way', () => {
  before(async () => {
    institute = await app.stage(plantInstitute)
    await today('2026-11-24')
  })

  it('are counted where they set out until they are accepted, late ones apart; an old report stays as it was', async () => {
    const { east1, west } = institute.organizations
    await begin(71)
    const lettered = await begin(72)
    const returned = await begin(73)
    for (const id of [lettered, returned]) await sender.call.transfers.issue({ id, days: 15 })
    await receiver.call.transfers.sendBack({ id: returned, ground: 'dues', note: '党费没有交清' })
    assert.deepEqual(await underWay(branch, east1), [3, 1, 1, 0, 1])
    assert.deepEqual(await underWay(receiver, west), [0, 0, 0, 0, 0])

    const late = { organizationId: east1, table: 'transfers', row: 'overdue', column: 'total' } as const
    await today('2026-12-20')
    assert.deepEqual(await underWay(branch, east1), [3, 1, 0, 1, 1])
    const { rows, total } = await branch.call.statistics.behind(late)
    const { personName } = await branch.call.transfers.get({ id: lettered })
    assert.deepEqual([total, rows.map(({ name }) => name)], [1, [personName]])

    await sender.call.transfers.reissue({ id: lettered, days: 30, reason: '本人出差，未能按期报到' })
    assert.deepEqual(await underWay(branch, east1), [3, 1, 1, 0, 1])
    assert.deepEqual(await underWay(branch, east1, '2026-12-12'), [3, 1, 0, 1, 1])
    assert.deepEqual(await underWay(branch, east1, '2026-11-24'), [3, 1, 1, 0, 1])

    await receiver.call.transfers.accept({ id: lettered })
    assert.deepEqual(await underWay(branch, east1), [2, 1, 0, 0, 1])
    const { checks } = await sender.call.statistics.report({ organizationId: institute.organizations.east })
    assert.deepEqual(
      checks.filter(({ table, holds }) => table === 'transfers' && !holds),
      [],
    )
  })
})

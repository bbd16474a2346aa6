import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPeople } from '#features/people/queries.ts'
import { sheetAt } from '#src/staging.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let branch: Client, committee: Client, stranger: Client
const month = '2026-11'
const members: { id: number; name: string }[] = []

before(async () => {
  institute = await app.stage(plantInstitute)
  const { east1, east, west1 } = institute.organizations
  branch = await app.as('branch', { organizationId: east1, name: '东区书记' })
  committee = await app.as('committee', { organizationId: east })
  stranger = await app.as('branch', { organizationId: west1 })
  for (const number of [701, 702, 703]) {
    const person = personOf('east1', 'member', east1, number)
    const id = (await app.stage((ctx) => insertPeople(ctx, [person]))).get(person.employeeNo) as number
    await branch.call.dues.bases.state({
      id,
      fromMonth: '2026-10',
      kind: 'retired',
      items: { pension: 450_000 },
    })
    members.push({ id, name: person.name })
  }
  for (const made of ['2026-10', month])
    await branch.call.dues.roll.make({ organizationId: east1, month: made })
  const paid = { organizationId: east1, way: 'deduction' as const, paidOn: '2026-11-10' }
  const personIds = members.slice(0, 2).map(({ id }) => id)
  for (const done of ['2026-10', month])
    await branch.call.dues.payments.record({ ...paid, month: done, personIds })
})

const deedsOf = async (action: string) =>
  (
    await app.stage((ctx) =>
      ctx.db.selectFrom('audit_entry').where('action', '=', action).select('id').execute(),
    )
  ).length

describe('The roll', () => {
  it('is narrowed by state and by who is behind, and counted in its figures', async () => {
    const list = async (more: object) => (await branch.call.dues.roll.list({ month, ...more })).total
    assert.deepEqual(
      [
        await list({}),
        await list({ state: 'paid' }),
        await list({ state: 'open' }),
        await list({ unpaid: true }),
        await list({ paid: true }),
        await list({ behind: true }),
      ],
      [3, 2, 1, 1, 2, 1],
    )
    const all = (await branch.call.dues.roll.list({ month })).rows
    const paying = (await branch.call.dues.roll.list({ month, paid: true })).rows
    const sumOf = (rows: typeof all, of: 'fen' | 'paidFen') => rows.reduce((sum, row) => sum + row[of], 0)
    const figures = await committee.call.dues.roll.figures({ month })
    assert.deepEqual(
      [figures.people, figures.paidPeople, figures.dueFen, figures.paidFen, figures.made],
      [3, 2, 6750, 4500, true],
    )
    assert.deepEqual([sumOf(all, 'fen'), sumOf(paying, 'paidFen')], [6750, 4500], 'what the figures open')
    assert.equal((await stranger.call.dues.roll.figures({ month })).people, 0)
  })

  it('is exported as it is seen, without a base, and with a line in the trail', async () => {
    const rows = await sheetAt(branch, `/dues-charges.xlsx?month=${month}&state=paid`)
    assert.equal(rows.filter(([number]) => number?.startsWith('east1')).length, 2)
    assert.ok(!JSON.stringify(rows).includes('4,500.00'), 'the pension stands in the sheet')
    assert.equal(await deedsOf('dues.rollExported'), 1)
  })
})

describe('The payments', () => {
  it('are one line for a taking of a person, found by way and day', async () => {
    const list = async (more: object) => (await branch.call.dues.payments.list(more)).total
    assert.equal(await list({}), 4)
    assert.equal(await list({ way: 'cash' }), 0)
    assert.equal(await list({ paidFrom: '2026-11-11' }), 0)
    assert.equal(await list({ paidFrom: '2026-11-10', paidUntil: '2026-11-10' }), 4)
    assert.equal((await stranger.call.dues.payments.list({})).total, 0)
    const rows = await sheetAt(branch, '/dues-payments.xlsx')
    assert.ok(rows.some((cells) => cells.includes('工资代扣') && cells.includes('2026年10月')))
  })
})

describe('The bases', () => {
  it('are listed by how they stand, without amounts', async () => {
    const { missing, unconfirmed } = await branch.call.dues.bases.counts()
    assert.deepEqual([missing, unconfirmed], [2, 3])
    const { rows } = await branch.call.dues.bases.list({ state: 'unconfirmed' })
    assert.ok(rows.every(({ kind, fromMonth }) => kind === 'retired' && fromMonth === '2026-10'))
    assert.ok(!JSON.stringify(rows).includes('450000'))
    assert.ok(!JSON.stringify(await sheetAt(committee, '/dues-bases.xlsx')).includes('4,500'))
  })

  it('have a sheet to fill in, with the members in it and their kinds', async () => {
    const [header, ...lines] = await sheetAt(branch, '/dues-base-sheet.xlsx')
    assert.deepEqual(header?.slice(0, 3), ['工号', '姓名', '类别'])
    assert.equal(lines.filter((cells) => cells[2] === '离退休').length, 3)
    assert.equal(
      (await stranger.fetch(`/api/dues-base-sheet.xlsx?organizationId=${institute.organizations.east1}`))
        .status,
      404,
    )
  })
})

describe('The other lists', () => {
  it('are exported within reach', async () => {
    const [personId = 0] = members.slice(2).map(({ id }) => id)
    const span = { fromMonth: month, untilMonth: '2027-01', monthlyFen: 0, studiedOn: '2026-11-20' }
    await branch.call.dues.reliefs.ask({ personId, ...span, reason: '家中失火' })
    assert.ok(JSON.stringify(await sheetAt(committee, '/dues-reliefs.xlsx?state=asked')).includes('家中失火'))
    assert.ok(!JSON.stringify(await sheetAt(stranger, '/dues-reliefs.xlsx')).includes('家中失火'))
    assert.ok((await sheetAt(committee, '/dues-cases.xlsx')).length >= 1)
    const branches = await sheetAt(committee, `/dues-branches.xlsx?month=${month}`)
    assert.ok(branches.some((cells) => cells[0] === '东区第一党支部' && cells.includes('67.50')))
  })
})

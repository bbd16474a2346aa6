import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertOrganizations } from '#features/organizations/intake/actions.ts'
import { insertPeople } from '#features/people/queries.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'
import { few } from '../members/queries.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let branch: Client

async function member(number: number, yuan: number): Promise<number> {
  const person = personOf('east1', 'member', institute.organizations.east1, number)
  const id = (await app.stage((ctx) => insertPeople(ctx, [person]))).get(person.employeeNo) as number
  const items = { basicPay: yuan * 100 }
  await branch.call.dues.bases.state({ id, fromMonth: '2026-01', kind: 'salaried', items })
  return id
}

/** 合计, 已交清, 未交清, 没有应交, 应交, 已交, 欠交. */
async function dues(
  asOf?: string,
  client = branch,
  organizationId: number = institute.organizations.east1,
): Promise<(number | undefined)[]> {
  const report = await client.call.statistics.report({ organizationId, ...(asOf && { asOf }) })
  const wrong = report.checks.filter(({ table, holds }) => table === 'dues' && !holds)
  assert.deepEqual(wrong, [])
  const rows = report.tables.find(({ id }) => id === 'dues')?.rows ?? []
  const keys = ['total', 'settled', 'owing', 'none', 'dueYuan', 'paidYuan', 'owingYuan']
  return keys.map((key) => rows.find((row) => row.key === key)?.cells[0])
}

before(async () => {
  institute = await app.stage(plantInstitute)
  branch = await app.as('branch', { organizationId: institute.organizations.east1, name: '东区书记' })
})

describe('The table of dues', () => {
  it('tells what was owed and paid in the year by a day, and lists the people behind each number', async () => {
    const [one, two] = [await member(601, 4000), await member(602, 4321)]
    const organizationId = institute.organizations.east1
    for (const month of ['2026-09', '2026-10']) await branch.call.dues.roll.make({ organizationId, month })
    const take = (id: number, fen: number, paidOn: string) =>
      branch.call.dues.payments.take({ id, fen, way: 'cash', paidOn })
    await take(one, 8000, '2026-10-20')
    await take(two, 4321, '2026-11-10')

    const now = await dues()
    assert.deepEqual(now.slice(1, 3), [1, 1])
    assert.deepEqual(now.slice(4), [166.42, 123.21, 43.21])
    assert.deepEqual((await dues('2026-10-31')).slice(4), [166.42, 80, 86.42])

    const cell = { organizationId, table: 'dues', row: 'owing', column: 'total' } as const
    const { rows, total } = await branch.call.statistics.behind(cell)
    assert.deepEqual(
      [total, rows[0]?.id, rows[0]?.facts.slice(-4)],
      [1, two, ['未交清', '86.42', '43.21', '43.21']],
    )
  })

  it('tells the same above a great many branches, where everybody’s months are added up at once', async () => {
    const { root, east } = institute.organizations
    const many = Array.from({ length: few }, (_, at) => ({
      code: `many${at}`,
      name: `东区课题${at + 1}组党支部`,
      shortName: null,
      kind: 'branch' as const,
      parentCode: 'east',
      establishedOn: '2020-01-01',
      closedOn: null,
      termYears: null,
      termFrom: null,
    }))
    await app.stage((ctx) => insertOrganizations(ctx, many, 'test'))
    for (const [organizationId, role] of [
      [root, 'politicalWorkDepartment'],
      [east, 'committee'],
    ] as const) {
      const client = await app.as(role, { organizationId, name: `${role}经办` })
      const above = (asOf?: string) => dues(asOf, client, organizationId)
      assert.deepEqual((await above()).slice(4), [166.42, 123.21, 43.21])
      assert.deepEqual((await above('2026-10-31')).slice(4), [166.42, 80, 86.42])
    }
  })
})
